"use strict";
// The page as a whole: language, map, filters.

function say() {
  sayLabels();
  sayValues();
  search.placeholder = word(search.dataset.labelPlaceholder);
  sayShown();
  for (const row of ROWS.filter(isOpen)) renderBodies(row);
}

function goTo(id) {
  const row = document.getElementById(`row-${id}`);
  if (row.hidden) clearFilters();
  for (const other of ROWS) other.classList.toggle("chosen", other === row);
  for (const tile of TILES) tile.classList.toggle("chosen", tile.dataset.row === id);
  setOpen(row, true);
  row.scrollIntoView({ block: "start" });
  openerOf(row)?.focus({ preventScroll: true });
}

for (const tile of TILES) {
  tile.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(tile.dataset.row);
  });
}
for (const row of ROWS) openerOf(row)?.addEventListener("click", () => setOpen(row, !isOpen(row)));
for (const button of document.querySelectorAll("[data-sort]")) button.onclick = () => sortBy(button.dataset.sort);
search.oninput = level.onchange = state.onchange = applyFilters;
filters.onsubmit = (event) => event.preventDefault();
filters.onreset = (event) => {
  event.preventDefault();
  clearFilters();
};
document.getElementById("print").onclick = () => window.print();
for (const button of document.querySelectorAll("#languages button")) button.onclick = () => { language = button.dataset.language; say(); };
applyFilters();
say();

"use strict";
// The page as a whole: header, language, views, filters, keyboard, and what happens on a choice.

function renderHeader() {
  const root = documentAt(ROOT);
  const title = DATA.direction === "down" ? "timeline.title" : `timeline.${DATA.direction}`;
  const asOf = DATA.as_of ? ` · ${word("timeline.as_of", { date: dateText(DATA.as_of) })}` : "";
  document.getElementById("kicker").textContent = word(title) + asOf;
  document.getElementById("heading").textContent = [nameOf(root), root.issuer, root.number && root.date && dateText(root.date)].filter(Boolean).join(" · ");
  document.getElementById("subject").textContent = capital(root.subject ?? "");
  const count = (status) => FACTS.status.filter((one) => DATA.statuses[one] === status).length;
  const counts = [[COUNT, "count.documents"], [count("cited"), "count.cited"], [count("draft"), "count.draft"], [DATA.direction === "down" ? Math.max(0, ...FACTS.lag) : 0, "count.lag"]];
  document.getElementById("counts").replaceChildren(...counts.filter(([number]) => number).map(([number, key]) => make("li", {}, make("b", {}, String(number)), word(key))));
}

function renderAll() {
  sayLabels();
  sayDates();
  renderHeader();
  renderLevels();
  renderMeasures();
  renderLegend();
  renderFound();
  renderList();
  changed();
}

function changed() {
  drawChoice();
  renderDetails();
  markList();
  remember();
}

// Chooses a document, or a cell where it is drawn as a column; nothing when both are null.
function choose(at, cell = at === null ? null : CELL_OF[at]) {
  state.document = at;
  state.cell = cell;
  changed();
  if (cell !== null) reveal();
}

function chooseCell(cell) {
  const { documents } = CELLS[cell];
  const column = COLUMNS.has(cell) && documents.length > 1;
  choose(column ? null : documents[0], cell);
}

function refilter() {
  document.getElementById("clear").disabled = !state.measures.size;
  figure.classList.toggle("filtered", isFiltered());
  drawFilters();
  renderFound();
  renderList();
  renderDetails();
  remember();
}

function showView(view) {
  press("views", "view", view);
  document.getElementById("picture").hidden = view !== "picture";
  document.getElementById("list").hidden = view !== "list";
  remember();
}

// The cell on the same level that is next in that direction, or the nearest one of the next level.
function nextCell(key) {
  const here = CELLS[state.cell];
  const way = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (way) return CELLS[state.cell + way]?.level === here.level ? state.cell + way : state.cell;
  const own = [...CELLS.keys()].filter((index) => CELLS[index].level === here.level);
  if (key === "Home" || key === "End") return own.at(key === "Home" ? 0 : -1);
  const levels = [...new Set(CELLS.map((cell) => cell.level))];
  const level = levels[levels.indexOf(here.level) + (key === "ArrowDown" ? 1 : -1)];
  const there = [...CELLS.keys()].filter((index) => CELLS[index].level === level);
  const distance = (index) => Math.abs(Date.parse(CELLS[index].first ?? "9999-12-31") - Date.parse(here.first ?? "9999-12-31"));
  return there.length ? there.reduce((best, index) => (distance(index) < distance(best) ? index : best)) : state.cell;
}

function pressKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const within = { PageDown: 1, PageUp: -1 }[event.key];
  if (event.key === "Enter") details.focus();
  else if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End") {
    if (state.cell === null) choose(ROOT);
    else chooseCell(nextCell(event.key));
  } else if (within && state.cell !== null) {
    const { documents } = CELLS[state.cell];
    const next = documents[documents.indexOf(state.document) + within];
    if (next !== undefined) choose(next);
  } else return;
  event.preventDefault();
}

function startPage() {
  chart.addEventListener("click", (event) => {
    const at = aimed(event);
    if (!at) choose(null);
    else if (at.document) choose(Number(at.document));
    else chooseCell(Number(at.cell));
  });
  chart.addEventListener("mousemove", point);
  chart.addEventListener("mouseleave", () => { tooltip.hidden = true; });
  figure.addEventListener("keydown", pressKey);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    tooltip.hidden = true;
    choose(null);
  });
  const search = document.getElementById("search");
  search.oninput = () => {
    state.wanted = fold(search.value).trim();
    refilter();
  };
  document.getElementById("print").onclick = () => window.print();
  for (const button of document.querySelectorAll("#views button")) button.onclick = () => showView(button.dataset.view);
  for (const button of document.querySelectorAll("#languages button")) button.onclick = () => { language = button.dataset.language; renderAll(); };
  window.addEventListener("hashchange", recall);
  recall();
}

window.timelineView = Object.freeze({ choose: (key) => choose(FACTS.key.indexOf(key)) });
startPage();

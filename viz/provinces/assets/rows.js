"use strict";
// The rows of the matrix: which are shown, in which order, and which are open.

const BODY = document.querySelector("#matrix > tbody");
const ROWS = [...BODY.rows];
const TILES = [...document.querySelectorAll(".tile")];
const filters = document.getElementById("filters");
const search = document.getElementById("search");
const level = document.getElementById("level");
const state = document.getElementById("state");

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
}

function nameOfRow(row) {
  return row.querySelector("th").textContent;
}

// How many bodies of a row are of the chosen level and in the chosen state.
function matching(row) {
  const counts = DATA.counts[row.dataset.row][level.value];
  return state.value === "" ? counts.reduce((sum, count) => sum + count) : counts[state.value];
}

function isFiltered() {
  return Boolean(search.value.trim() || state.value || level.value !== "all");
}

function fits(row) {
  const asked = plain(search.value.trim());
  const named = !asked || plain(`${nameOfRow(row)} ${row.dataset.short}`).includes(asked);
  return named && (matching(row) > 0 || (state.value === "" && level.value === "all"));
}

function applyFilters() {
  for (const row of ROWS) {
    row.hidden = !fits(row);
    renderBodies(row);
  }
  const left = new Set(ROWS.filter((row) => !row.hidden).map((row) => row.dataset.row));
  for (const tile of TILES) tile.classList.toggle("back", !left.has(tile.dataset.row));
  for (const map of document.querySelectorAll("[data-map]")) map.toggleAttribute("hidden", map.dataset.map !== level.value);
  for (const cell of document.querySelectorAll(".of-level")) cell.hidden = level.value !== "all" && cell.dataset.level !== level.value;
  filters.querySelector("[type=reset]").disabled = !isFiltered();
  sayShown();
}

function sayShown() {
  const shown = ROWS.filter((row) => !row.hidden).length;
  document.getElementById("shown").textContent = word("coverage.rows", { shown, all: ROWS.length });
}

function clearFilters() {
  search.value = state.value = "";
  level.value = "all";
  applyFilters();
}

function openerOf(row) {
  return row.querySelector(".opener");
}

function isOpen(row) {
  return openerOf(row)?.getAttribute("aria-expanded") === "true";
}

function bodiesBelow(row) {
  const next = row.nextElementSibling;
  return next?.classList.contains("bodies") ? next : null;
}

// Writes the bodies below a row anew where it is open and shown, and takes them away elsewhere.
function renderBodies(row) {
  bodiesBelow(row)?.remove();
  if (!isOpen(row) || row.hidden) return;
  const wanted = (body) => (level.value === "all" || body.level === level.value) && (state.value === "" || body.state === Number(state.value));
  const cell = make("td", { colSpan: row.cells.length }, bodiesTable(row.dataset.row, nameOfRow(row), wanted));
  row.after(make("tr", { className: "bodies" }, cell));
}

function setOpen(row, open) {
  openerOf(row)?.setAttribute("aria-expanded", String(open));
  renderBodies(row);
}

const COLLATOR = new Intl.Collator("vi");
let sorting = { by: null, way: 1 };

// Rows without the value stay at the end, whichever way the others go.
function compared(one, other) {
  const { by, way } = sorting;
  if (by === null) return 0;
  if (by === "name") return way * COLLATOR.compare(one.dataset.short || nameOfRow(one), other.dataset.short || nameOfRow(other));
  const [a, b] = [one, other].map((row) => row.dataset[by]);
  if (a === undefined || b === undefined) return (a === undefined) - (b === undefined);
  return way * (Number(a) - Number(b));
}

function sortBy(by) {
  const first = by === "name" || by === "lag" ? 1 : -1;
  sorting = { by, way: sorting.by === by ? -sorting.way : first };
  for (const head of document.querySelectorAll("#matrix > thead th")) {
    const own = head.querySelector("button").dataset.sort === by;
    if (own) head.setAttribute("aria-sort", sorting.way > 0 ? "ascending" : "descending");
    else head.removeAttribute("aria-sort");
  }
  const placed = [...ROWS].sort(compared).flatMap((row) => [row, bodiesBelow(row)].filter(Boolean));
  BODY.append(...placed);
}

"use strict";
// The page as a whole: header, language, views, and what happens on a change.

const ownLanguage = language;
let writing = null;

function renderHeader() {
  const asOf = DATA.as_of ? ` · ${word("title.as_of", { date: dateText(DATA.as_of) })}` : "";
  document.getElementById("kicker").textContent = word(`title.${DATA.direction}`) + asOf;
  document.getElementById("heading").textContent = documentLine(ROOT);
  document.getElementById("subject").textContent = capital(ROOT.subject ?? "");
  const counts = headerCounts().map(([count, label]) => make("li", {}, make("b", {}, String(count)), word(label)));
  document.getElementById("counts").replaceChildren(...counts);
}

function headerCounts() {
  const count = (status) => DATA.documents.filter((row) => DATA.statuses[row[8]] === status).length;
  const lags = DATA.documents.map((row) => row[10]).filter((days) => days !== null);
  const told = DATA.told === null || DATA.told[0] === 0 ? [] : [[`${DATA.told[1]} / ${DATA.told[0]}`, "count.answered"]];
  return [
    [DATA.documents.length, "count.documents"],
    ...told,
    [count("cited"), "count.cited"],
    [count("draft"), "count.draft"],
    [DATA.direction === "down" ? lags.reduce((most, days) => Math.max(most, days), 0) : 0, "count.lag"],
  ].filter(([number]) => number);
}

function renderAll() {
  fitted.clear();
  sayLabels();
  renderHeader();
  renderFilters();
  renderPlayer();
  renderMeasures();
  renderLegend();
  changed();
  renderResults();
}

function showView(view) {
  state.view = view;
  press("views", "view", view);
  document.getElementById("picture").hidden = view !== "picture";
  list.hidden = view !== "list";
  renderList();
  writeSoon();
}

// Written a little later, so that a slider that is moved does not write at every step.
function writeSoon() {
  clearTimeout(writing);
  writing = setTimeout(writeFragment, 250);
}

function takeOver() {
  const [x, y, scale] = readFragment();
  placeAnew();
  renderAll();
  showView(state.view);
  if (Number.isFinite(x + y + scale)) network.moveTo({ position: { x, y }, scale: scale / 1e4 });
  else startView();
  moved = Number.isFinite(x + y + scale);
}

function startPage() {
  onChange(forgetStrokes);
  onChange(() => network.redraw());
  onChange(renderDetails);
  onChange(markFilters);
  onChange(refreshList);
  onChange(writeSoon);
  figure.addEventListener("keydown", pressKey);
  figure.addEventListener("mousemove", point);
  figure.addEventListener("mouseleave", () => { tooltip.hidden = true; });
  document.addEventListener("keydown", pressAnywhere);
  document.getElementById("zoom-in").onclick = () => zoomBy(1.25);
  document.getElementById("zoom-out").onclick = () => zoomBy(0.8);
  document.getElementById("zoom-fit").onclick = fitAll;
  document.getElementById("save").onclick = savePicture;
  document.getElementById("print").onclick = () => window.print();
  for (const button of document.querySelectorAll("#views button")) button.onclick = () => showView(button.dataset.view);
  for (const button of document.querySelectorAll("#languages button")) button.onclick = () => { language = button.dataset.language; renderAll(); };
  window.addEventListener("hashchange", () => { if (location.hash.slice(1) !== written) takeOver(); });
  window.addEventListener("beforeprint", beforePrint);
  window.addEventListener("afterprint", afterPrint);
  startFilters();
  if (location.hash.length > 1) takeOver();
  else renderAll();
  new ResizeObserver(sizeUp).observe(figure);
  sizeUp();
}

let shownChoices = "";

// The rows change with the filters, but not with what is chosen.
function refreshList() {
  const choices = [state.day, state.query, state.ghosts, ...["levels", "relations", "ticked"].map((name) => [...state[name]])].join("|") + language;
  if (choices !== shownChoices) renderList();
  else markList();
  shownChoices = choices;
}

// Where on the screen a card, a tile or an edge is drawn, for programs that drive the page.
function placeOf(kind, id) {
  const line = kind === "edge" ? standing(EDGES[id]) : null;
  const points = line && sampled(line);
  const middle = points?.length > 2 ? points[Math.floor((points.length - 1) / 2)] : points && [0, 1].map((k) => (points[0][k] + points[1][k]) / 2);
  const at = network.canvasToDOM(middle ? { x: middle[0], y: middle[1] } : placed.at.get(id));
  const box = figure.getBoundingClientRect();
  return { x: box.left + at.x, y: box.top + at.y };
}

window.cascadeView = Object.freeze({ placeOf, select, toggleAll, positions: () => [...placed.at] });
startPage();

"use strict";
// The page as a whole: header, language, views, keyboard, and what happens on a change.

function renderHeader() {
  const root = DOCUMENTS.get(DATA.root);
  const asOf = DATA.as_of ? ` · ${word("title.as_of", { date: dateText(DATA.as_of) })}` : "";
  document.getElementById("kicker").textContent = word(`title.${DATA.direction}`) + asOf;
  document.getElementById("heading").textContent = documentLine(root);
  document.getElementById("subject").textContent = capital(root.subject ?? "");
  const counts = headerCounts().map(([count, label]) => make("li", {}, make("b", {}, String(count)), word(label)));
  document.getElementById("counts").replaceChildren(...counts);
}

function headerCounts() {
  const count = (test) => DATA.documents.filter(test).length;
  const lags = DATA.documents.map((item) => item.lag_days).filter((days) => days !== null);
  return [
    [DATA.documents.length, "count.documents"],
    [count((item) => item.status === "cited"), "count.cited"],
    [count((item) => item.status === "draft"), "count.draft"],
    [DATA.direction === "down" ? Math.max(0, ...lags) : 0, "count.lag"],
  ].filter(([number]) => number);
}

function renderAll() {
  sayLabels();
  renderHeader();
  renderMeasures();
  renderLegend();
  renderList();
  changed();
}

function showView(view) {
  press("views", "view", view);
  document.getElementById("picture").hidden = view !== "picture";
  document.getElementById("list").hidden = view !== "list";
  if (view === "picture") requestAnimationFrame(fitAll);
}

// Up and down follow the relations, left and right the row.
function step(key) {
  if (state.document === null) return DATA.root;
  const here = POSITIONS.get(state.document);
  if (key === "ArrowUp") return (ACTS_ON.get(state.document)[0] ?? {}).target;
  if (key === "ArrowDown") return (ACTED_ON_BY.get(state.document)[0] ?? {}).source;
  const way = key === "ArrowRight" ? 1 : -1;
  const ahead = [...POSITIONS].filter(([, { x, y }]) => y === here.y && (x - here.x) * way > 0);
  return ahead.sort(([, one], [, other]) => Math.abs(one.x - here.x) - Math.abs(other.x - here.x))[0]?.[0];
}

function pressKey(event) {
  const zooms = { "+": 1.25, "=": 1.25, "-": 0.8 };
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.startsWith("Arrow")) {
    const next = step(event.key);
    if (next) {
      select(next);
      reveal(next);
    }
  } else if (event.key in zooms) zoomBy(zooms[event.key]);
  else if (event.key === "0") fitAll();
  else if (event.key === "Enter") details.focus();
  else return;
  event.preventDefault();
}

function startPage() {
  onChange(() => network.redraw());
  onChange(renderDetails);
  onChange(markList);
  figure.addEventListener("keydown", pressKey);
  figure.addEventListener("mousemove", point);
  figure.addEventListener("mouseleave", () => { tooltip.hidden = true; });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") select(null); });
  document.getElementById("zoom-in").onclick = () => zoomBy(1.25);
  document.getElementById("zoom-out").onclick = () => zoomBy(0.8);
  document.getElementById("zoom-fit").onclick = fitAll;
  document.getElementById("print").onclick = () => window.print();
  for (const button of document.querySelectorAll("#views button")) button.onclick = () => showView(button.dataset.view);
  for (const button of document.querySelectorAll("#languages button")) button.onclick = () => { language = button.dataset.language; renderAll(); };
  renderAll();
  fitAll();
}

// Where on the screen a document or an edge is drawn, for programs that drive the page.
function placeOf(kind, id) {
  const samples = kind === "edge" ? lineSamples[id] : null;
  const middle = samples?.length > 2 ? samples[Math.floor((samples.length - 1) / 2)] : null;
  const between = samples && !middle ? { x: (samples[0][0] + samples[1][0]) / 2, y: (samples[0][1] + samples[1][1]) / 2 } : null;
  const at = network.canvasToDOM(between ?? (middle ? { x: middle[0], y: middle[1] } : POSITIONS.get(id)));
  const box = figure.getBoundingClientRect();
  return { x: box.left + at.x, y: box.top + at.y };
}

window.cascadeView = Object.freeze({ placeOf, select });
startPage();

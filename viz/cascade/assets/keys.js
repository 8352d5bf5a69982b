"use strict";
// The picture by keyboard alone.

// Up and down follow the relations, left and right the row; among tiles all four go to the next one.
function step(key) {
  const here = state.document ?? (state.panel === null ? null : PANELS[state.panel].id);
  if (here === null || !placed.at.has(here)) return DATA.root;
  if (!here.startsWith("#")) {
    const tied = key === "ArrowUp" ? ACTS_ON.get(here).map((edge) => edge.target) : key === "ArrowDown" ? ACTED_ON_BY.get(here).map((edge) => edge.source) : [];
    const next = tied.find((one) => BY_KEY.has(one) && isThere(BY_KEY.get(one)) && placed.at.has(one));
    if (next) return next;
    if (key === "ArrowUp" || (key === "ArrowDown" && here !== DATA.root)) return undefined;
  }
  return nearest(here, key);
}

// The nearest card or tile in that direction: of the same row, or in the next row of tiles.
function nearest(here, key) {
  const from = placed.at.get(here);
  const sideways = key === "ArrowLeft" || key === "ArrowRight";
  const way = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
  let [best, least] = [undefined, Infinity];
  for (const [id, { x, y }] of placed.at) {
    if (!id.startsWith("#") && !isThere(BY_KEY.get(id))) continue;
    if (!sideways && !id.startsWith("#") && id !== DATA.root) continue;
    const ahead = sideways ? (x - from.x) * way : (y - from.y) * way;
    if (ahead <= 0 || (sideways && y !== from.y)) continue;
    const away = sideways ? ahead : ahead * 4 + Math.abs(x - from.x);
    if (away < least) [best, least] = [id, away];
  }
  return best;
}

function pressKey(event) {
  const zooms = { "+": 1.25, "=": 1.25, "-": 0.8 };
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.startsWith("Arrow")) {
    const next = step(event.key);
    if (next) {
      select(next);
      if (next.startsWith("#")) revealBox(placed.boxes[PANELS[next.slice(1)].index]);
      else reveal(next);
    }
  } else if (event.key in zooms) zoomBy(zooms[event.key]);
  else if (event.key === "0") fitAll();
  else if (event.key === "Enter" && state.panel !== null && !isOpen(state.panel)) enterPanel(PANELS[state.panel]);
  else if (event.key === "Enter") details.focus();
  else if (event.key === "Backspace" && FOLDED) closeCurrent();
  else return;
  event.preventDefault();
}

// Opens a province and goes to its first card.
function enterPanel(panel) {
  toggle(panel, true);
  select(panel.placed[0].item.key);
}

function closeCurrent() {
  const panel = state.panel ?? BY_KEY.get(state.document)?.panel ?? 0;
  if (panel && isOpen(panel)) {
    select(PANELS[panel].id);
    toggle(PANELS[panel], false);
  }
}

// Keys that work wherever the focus is, but for where letters are typed.
function pressAnywhere(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") select(null);
  if (event.key !== "/" || event.target.matches("input, textarea, select")) return;
  document.getElementById("search").focus();
  event.preventDefault();
}

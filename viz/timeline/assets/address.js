"use strict";
// The view in the address of the page, so that whoever gets the address sees the same.

let remembering = false;
let waiting = 0;

function written() {
  const parts = new URLSearchParams();
  const put = (name, value) => { if (value) parts.set(name, value); };
  put("document", state.document === null ? "" : FACTS.key[state.document]);
  put("day", state.document === null && state.cell !== null ? String(state.cell) : "");
  put("levels", [...state.levels].map((level) => DATA.levels[level]).join(","));
  put("measures", [...state.measures].map((measure) => MEASURES[measure].id).join(","));
  put("search", document.getElementById("search").value);
  put("view", document.getElementById("picture").hidden ? "list" : "");
  return parts.toString();
}

// Written when the reader pauses: browsers refuse to be told of every key that is held down.
function remember() {
  clearTimeout(waiting);
  if (remembering) waiting = setTimeout(write, 200);
}

// Pages inside of other pages may have no address of their own.
function write() {
  try {
    history.replaceState(null, "", `#${written()}`);
  } catch {
    remembering = false;
  }
}

// What the address does not name rightly is left out.
function recall() {
  remembering = false;
  const parts = new URLSearchParams(location.hash.slice(1));
  const places = (name, known) => new Set((parts.get(name) ?? "").split(",").map((id) => known.indexOf(id)).filter((at) => at >= 0));
  state.levels = places("levels", DATA.levels);
  state.measures = places("measures", MEASURES.map((measure) => measure.id));
  document.getElementById("search").value = parts.get("search") ?? "";
  state.wanted = fold(parts.get("search") ?? "").trim();
  const at = FACTS.key.indexOf(parts.get("document"));
  const cell = Number.parseInt(parts.get("day"), 10);
  if (at >= 0) [state.document, state.cell] = [at, CELL_OF[at]];
  else [state.document, state.cell] = [null, CELLS[cell] ? cell : null];
  showView(parts.get("view") === "list" ? "list" : "picture");
  renderAll();
  refilter();
  reveal();
  remembering = true;
}

"use strict";
// What is chosen, written into the address after the hash, so that a view can be sent to somebody.

const SETS = ["levels", "relations", "ticked"];
let written = null;

function fragmentOf() {
  const parts = new URLSearchParams();
  if (language !== ownLanguage) parts.set("lang", language);
  if (state.view !== "picture") parts.set("view", state.view);
  if (state.document !== null) parts.set("doc", state.document);
  if (state.edge !== null) parts.set("edge", state.edge);
  if (state.open.size) parts.set("open", [...state.open].sort((one, other) => one - other).join("."));
  for (const name of SETS) if (state[name].size) parts.set(name, [...state[name]].sort().join("."));
  if (state.day !== null) parts.set("day", state.day);
  if (state.query) parts.set("q", state.query);
  if (!state.ghosts) parts.set("ghosts", "0");
  if (state.lags) parts.set("lags", "1");
  if (!state.badges) parts.set("badges", "0");
  const camera = cameraText();
  if (camera) parts.set("at", camera);
  return parts.toString();
}

function writeFragment() {
  const now = fragmentOf();
  if (now === written) return;
  written = now;
  history.replaceState(null, "", `#${now}`);
}

// Takes over what an address says; what it names and the page does not have is passed over.
function readFragment() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const list = (name) => (parts.get(name) ?? "").split(".").filter(Boolean);
  language = ["en", "vi"].includes(parts.get("lang")) ? parts.get("lang") : ownLanguage;
  state.view = parts.get("view") === "list" ? "list" : "picture";
  state.document = BY_KEY.has(parts.get("doc")) ? parts.get("doc") : null;
  state.edge = parts.has("edge") && EDGES[Number(parts.get("edge"))] ? Number(parts.get("edge")) : null;
  state.open = new Set(list("open").map(Number).filter((index) => index > 0 && PANELS[index]));
  state.levels = new Set(list("levels"));
  state.relations = new Set(list("relations"));
  state.ticked = new Set(list("ticked").filter((id) => MEASURES.has(id)));
  state.day = /^\d{4}-\d{2}-\d{2}$/.test(parts.get("day") ?? "") ? parts.get("day") : null;
  state.query = parts.get("q") ?? "";
  state.ghosts = parts.get("ghosts") !== "0";
  state.lags = parts.get("lags") === "1";
  state.badges = parts.get("badges") !== "0";
  written = location.hash.slice(1);
  return (parts.get("at") ?? "").split(".").map(Number);
}

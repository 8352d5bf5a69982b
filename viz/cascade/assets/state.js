"use strict";
// What is looked at: documents and edges by key, the selection, the ticked measures.

const DOCUMENTS = new Map(DATA.documents.map((item) => [item.key, item]));
const EDGES = DATA.edges.map((edge, index) => ({ ...edge, index, line: DATA.picture.lines[index] }));
const ACTS_ON = groupEdges("source");
const ACTED_ON_BY = groupEdges("target");
const MEASURES = new Map(DATA.measures.map((item, index) => [item.id, { ...item, mark: index + 1 }]));
const LEVEL_COUNTS = new Map(DATA.picture.bands.map(([level]) => [level, DATA.documents.filter((item) => levelOf(item) === level).length]));
const POSITIONS = new Map(DATA.picture.network.nodes.map(({ id, x, y }) => [id, { x, y }]));

const state = { document: null, edge: null, ticked: new Set(), badges: true };
const listeners = [];

function groupEdges(end) {
  const groups = new Map(DATA.documents.map((item) => [item.key, []]));
  for (const edge of EDGES) groups.get(edge[end])?.push(edge);
  return groups;
}

function onChange(listener) {
  listeners.push(listener);
}

function changed() {
  for (const listener of listeners) listener();
}

// Selects a document by key or an edge by index; nothing when both are null.
function select(documentKey, edgeIndex = null) {
  state.document = documentKey;
  state.edge = edgeIndex;
  changed();
}

function isSelected() {
  return state.document !== null || state.edge !== null;
}

// A document stands back while measures are ticked and it has none of them.
function standsBack(key) {
  if (!state.ticked.size) return false;
  return !DOCUMENTS.get(key).measures.some((use) => state.ticked.has(use.id));
}

function edgeStandsBack(edge) {
  return standsBack(edge.source) || standsBack(edge.target);
}

// The measures to mark on a card, the strongest use of each, in the order of the list.
function marksOf(item) {
  const marks = new Map();
  for (const use of item.measures) {
    if (!state.badges && !state.ticked.has(use.id)) continue;
    if (marks.get(use.id) !== "orders") marks.set(use.id, use.mode);
  }
  return [...marks]
    .map(([id, mode]) => ({ ...MEASURES.get(id), mode }))
    .sort((one, other) => state.ticked.has(other.id) - state.ticked.has(one.id) || one.mark - other.mark);
}

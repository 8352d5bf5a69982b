"use strict";
// What is looked at: documents, edges and bodies without an answer as objects, and what the reader
// has chosen. Nothing here draws.

const LEVELS = DATA.levels;
const MEASURES = new Map(DATA.measures.map((item, index) => [item.id, { ...item, mark: index + 1 }]));
const ITEMS = [...DATA.documents.map(unpackedDocument), ...DATA.ghosts.map(unpackedGhost)];
const HEAPS = DATA.picture.heaps.map(heapOf);
const DOCUMENTS = new Map(ITEMS.filter((item) => !item.ghost).map((item) => [item.key, item]));
const BY_KEY = new Map([...ITEMS, ...HEAPS].map((item) => [item.key, item]));
const ROOT = DOCUMENTS.get(DATA.root);
const EDGES = [...DATA.edges.map(unpackedEdge), ...DATA.ghosts.map(ghostEdge)];
const FOLDED = DATA.picture.folded;
const PANELS = DATA.picture.panels.map(unpackedPanel);

const state = {
  document: null,
  edge: null,
  panel: null,
  open: new Set(),
  levels: new Set(),
  relations: new Set(),
  ticked: new Set(),
  day: null,
  query: "",
  ghosts: true,
  lags: false,
  badges: true,
  view: "picture",
};
const listeners = [];

function unpackedDocument(row, number) {
  const [key, number_, type, date, subject, issuer, level, place, status, depth, days, uses] = row;
  const measures = [];
  for (let i = 0; i < uses.length; i += 2) measures.push({ id: DATA.measures[uses[i]].id, mode: uses[i + 1] ? "orders" : "mentions" });
  return {
    key, number: number_, date, subject, issuer, depth, measures,
    type: DATA.types[type] ?? null,
    level: DATA.levels[level] ?? null,
    place: DATA.places[place] ?? null,
    status: DATA.statuses[status],
    lag_days: days,
    index: number,
    panel: 0,
  };
}

function unpackedGhost([name, level, place, teller, held], number) {
  return {
    key: `~${number}`, ghost: true, issuer: name, measures: [], date: null, lag_days: null, held: Boolean(held),
    status: held ? "silent" : "unheld",
    level: DATA.levels[level] ?? null,
    place: DATA.places[place] ?? null,
    teller: teller === null ? DATA.root : DATA.documents[teller][0],
    index: DATA.documents.length + number,
    panel: 0,
  };
}

// One card for many bodies without an answer below one document.
function heapOf(numbers) {
  const ghosts = numbers.map((number) => ITEMS[number]);
  const held = ghosts.some((ghost) => ghost.held);
  const heap = { ...ghosts[0], key: `~${ghosts[0].key}`, ghosts, held, status: held ? "silent" : "unheld", issuer: null };
  for (const ghost of ghosts) ghost.heap = heap;
  return heap;
}

function unpackedEdge([source, relation, target], index) {
  return { source: ITEMS[source]?.key, relation: DATA.relations[relation], target: ITEMS[target]?.key, index };
}

function ghostEdge(_, number) {
  const ghost = ITEMS[DATA.documents.length + number];
  return { source: ghost.key, relation: "told", target: ghost.teller, index: DATA.edges.length + number };
}

function unpackedPanel({ name, expected, answers, size, bands, cards, lines }, index) {
  const placed = [];
  for (let i = 0; i < cards.length; i += 4) {
    const item = ITEMS[cards[i]] ?? HEAPS[cards[i] - ITEMS.length];
    for (const one of [item, ...(item.ghosts ?? [])]) one.panel = index;
    placed.push({ item, x: cards[i + 1] / 10, y: cards[i + 2] / 10 });
  }
  const documents = placed.filter(({ item }) => !item.ghost).length;
  return { index, id: `#${index}`, name, expected, answers, size, bands, placed, lines, documents, key: `#${index}` };
}

const ACTS_ON = groupEdges("source");
const ACTED_ON_BY = groupEdges("target");

function groupEdges(end) {
  const groups = new Map([...ITEMS, ...HEAPS].map((item) => [item.key, []]));
  for (const edge of EDGES) groups.get(edge[end])?.push(edge);
  if (end === "source") for (const heap of HEAPS) groups.get(heap.key).push(...groups.get(heap.ghosts[0].key));
  return groups;
}

function onChange(listener) {
  listeners.push(listener);
}

function changed() {
  settle();
  for (const listener of listeners) listener();
}

// Selects a document or body by key or an edge by index; nothing when both are null.
function select(key, edgeIndex = null) {
  state.panel = key?.startsWith("#") ? Number(key.slice(1)) : null;
  state.document = state.panel === null ? key : null;
  state.edge = edgeIndex;
  changed();
}

function isSelected() {
  return state.document !== null || state.edge !== null;
}

function isOpen(panel) {
  return panel === 0 || state.open.has(panel);
}

// Letters without their marks, so that a search may leave them out.
function bare(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}

// What the choices make of each item and panel, worked out once a change: items not yet there,
// found, standing back; the counts of panels, which every drawing asks for.
const late = new Set();
const back = new Set();
const found = new Set();
const counted = new Map();
let sought = null;

function settle() {
  const words = wordsOf(state.query);
  late.clear();
  back.clear();
  found.clear();
  counted.clear();
  const choosy = state.levels.size || state.relations.size || state.ticked.size || words.length;
  if (!choosy && state.day === null) return;
  if (words.length) sought ??= ITEMS.map(soughtIn);
  for (const item of ITEMS) {
    if (state.day !== null && item.date !== null && item.date > state.day) late.add(item.key);
    if (!choosy) continue;
    if (words.length && words.every((word) => sought[item.index].includes(` ${word}`))) found.add(item.key);
    else if (words.length) back.add(item.key);
    if (isLeftOut(item)) back.add(item.key);
  }
  for (const heap of HEAPS) {
    if (heap.ghosts.every((ghost) => back.has(ghost.key))) back.add(heap.key);
    if (heap.ghosts.some((ghost) => found.has(ghost.key))) found.add(heap.key);
  }
}

// Words are found by how they begin; signs between them do not count.
function wordsOf(text) {
  return bare(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

function soughtIn(item) {
  return ` ${wordsOf([item.number, item.issuer, item.subject, item.place, item.type, PANELS[item.panel].name].filter(Boolean).join(" ")).join(" ")}`;
}

function isLeftOut(item) {
  if (state.levels.has(levelOf(item))) return true;
  if (state.ticked.size && !item.measures.some((use) => state.ticked.has(use.id))) return true;
  if (!state.relations.size || item.ghost) return false;
  const edges = [...ACTS_ON.get(item.key), ...ACTED_ON_BY.get(item.key)].filter((edge) => edge.relation !== "told");
  return edges.length > 0 && edges.every((edge) => state.relations.has(edge.relation));
}

function isThere(item) {
  return !late.has(item.key) && (state.ghosts || !item.ghost);
}

function standsBack(key) {
  return back.has(key);
}

function edgeStandsBack(edge) {
  return back.has(edge.source) || back.has(edge.target);
}

function isEdgeThere(edge) {
  const ends = [BY_KEY.get(edge.source), BY_KEY.get(edge.target)];
  return ends.every((end) => end && isThere(end)) && !state.relations.has(edge.relation);
}

// Told, answered by the day that is looked at, and the middle of the days that these took.
function countsOf(panel) {
  if (!counted.has(panel)) counted.set(panel, reckoned(panel));
  return counted.get(panel);
}

function reckoned(panel) {
  const until = state.day === null || !ROOT.date ? Infinity : daysBetween(ROOT.date, state.day);
  const answers = panel.answers.filter((days) => days === null || days <= until);
  const known = answers.filter((days) => days !== null).sort((one, other) => one - other);
  const middle = known.length ? (known[(known.length - 1) >> 1] + known[known.length >> 1]) / 2 : null;
  const there = state.day === null ? panel.documents : panel.placed.filter(({ item }) => !item.ghost && !late.has(item.key)).length;
  return { expected: panel.expected, answered: answers.length, median: middle, documents: there };
}

function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86400000);
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

"use strict";
// What is looked at: documents and edges by their place in the data, the choice, and the filters.

const FACTS = DATA.facts;
const COUNT = FACTS.key.length;
const ROOT = FACTS.root;
const MEASURES = DATA.measures;
const CELLS = DATA.cells.map(([level, first, last, documents]) => ({ level, first, last, documents }));
const CELL_OF = new Int32Array(COUNT);
CELLS.forEach((cell, index) => { for (const at of cell.documents) CELL_OF[at] = index; });
const ACTS_ON = edgesBy(FACTS.source);
const ACTED_ON_BY = edgesBy(FACTS.target);
const TOWARDS = edgesTowardsRoot();

const state = { document: null, cell: null, levels: new Set(), measures: new Set(), wanted: "" };
let folded = null;
let proofs = null;

function text(place) {
  return place === null ? null : FACTS.texts[place];
}

// A document as the other pages know it.
function documentAt(at) {
  return {
    key: FACTS.key[at],
    number: text(FACTS.number[at]),
    type: text(FACTS.type[at]),
    date: text(FACTS.date[at]),
    subject: text(FACTS.subject[at]),
    issuer: text(FACTS.issuer[at]),
    place: text(FACTS.place[at]),
    level: DATA.levels[FACTS.level[at]],
    status: DATA.statuses[FACTS.status[at]],
    lag: FACTS.lag[at],
    uses: FACTS.uses[at].map((use) => ({ measure: use >> 1, mode: use & 1 ? "mentions" : "orders" })),
  };
}

function edgesBy(ends) {
  const found = Array.from({ length: COUNT }, () => []);
  ends.forEach((at, edge) => found[at].push(edge));
  return found;
}

function relationOf(edge) {
  return text(FACTS.relation[edge]);
}

function otherEnd(edge, at) {
  return FACTS.source[edge] === at ? FACTS.target[edge] : FACTS.source[edge];
}

// For each document the edge that leads nearest to the root, what carries out before what refers.
function edgesTowardsRoot() {
  const found = new Int32Array(COUNT).fill(-1);
  const reached = new Uint8Array(COUNT);
  const down = DATA.direction !== "up";
  const [ahead, behind] = down ? [ACTED_ON_BY, ACTS_ON] : [ACTS_ON, ACTED_ON_BY];
  reached[ROOT] = 1;
  let order = [ROOT];
  for (const ways of [[ahead, "implements"], [ahead, null], [behind, null]]) {
    for (let i = 0; i < order.length; i += 1) {
      for (const edge of ways[0][order[i]]) {
        const next = otherEnd(edge, order[i]);
        if (reached[next] || (ways[1] && relationOf(edge) !== ways[1])) continue;
        reached[next] = 1;
        found[next] = edge;
        order.push(next);
      }
    }
  }
  return found;
}

// The edges from a document to the root, nearest first; empty where none leads there.
function chainOf(at) {
  const edges = [];
  for (let here = at; TOWARDS[here] >= 0; here = otherEnd(TOWARDS[here], here)) edges.push(TOWARDS[here]);
  return edges;
}

// The sentences are read from the page when the first of them is asked for.
function proofsHere() {
  proofs ??= JSON.parse(document.getElementById("proofs").textContent);
  return proofs;
}

function proofsOf(edge) {
  const { edges, texts } = proofsHere();
  return edges[edge].map(([by, quote, rule, confidence, page]) => ({ by: by ? texts[by] : FACTS.key[FACTS.source[edge]], quote: texts[quote], rule: texts[rule], confidence, page }));
}

function usesOf(at) {
  const { uses, texts, pages } = proofsHere();
  return documentAt(at).uses.map((use, nth) => ({ ...use, quote: texts[uses[at][nth]], page: pages?.[at][nth] }));
}

// Letters without marks and case, so that "dien bien" finds "Điện Biên".
function fold(words) {
  return words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
}

function foldedTexts() {
  const texts = FACTS.texts.map(fold);
  folded = FACTS.key.map((key, at) => [fold(key), ...["number", "issuer", "place", "subject"].map((name) => texts[FACTS[name][at]] ?? "")].join("\n"));
  return folded;
}

function isFiltered() {
  return state.levels.size > 0 || state.measures.size > 0 || state.wanted !== "";
}

// Whether a document is shown as it is; the others stand back.
function stands(at) {
  if (state.levels.size && !state.levels.has(FACTS.level[at])) return false;
  if (state.measures.size && !FACTS.uses[at].some((use) => state.measures.has(use >> 1))) return false;
  return state.wanted.split(" ").every((part) => !part || (folded ?? foldedTexts())[at].includes(part));
}

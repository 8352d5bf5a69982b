"use strict";
// The sentences behind edges and measures: most of the page's text, read when first asked for.

let proofsRead = null;

function allProofs() {
  proofsRead ??= JSON.parse(document.getElementById("proofs").textContent);
  return proofsRead;
}

// Every proof of an edge; none for a body that did not answer.
function proofsOf(edge) {
  const { edges, quotes, rules } = allProofs();
  return (edges[edge.index] ?? []).map(([by, quote, start, end, rule, confidence, page]) => ({
    by: typeof by === "number" ? nameOf(ITEMS[by]) : by, quote: quotes[quote], start, end, rule: rules[rule], confidence, page,
  }));
}

// The measures of a document with the words that order or mention them.
function usesOf(item) {
  const { uses, quotes, pages } = allProofs();
  return item.measures.map((use, i) => ({ ...use, quote: quotes[uses[item.index][i]], page: pages?.[item.index][i] }));
}

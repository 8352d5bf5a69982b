"use strict";
// The same documents as a table, for readers who cannot or would rather not use a picture.

const HEADS = ["field.document", "field.issuer", "field.level", "field.date", "field.lag", "field.relations", "measures"];
const ROWS = 300;

function renderList(most = ROWS) {
  const head = make("tr", {}, ...HEADS.map((key) => make("th", { scope: "col" }, word(key))));
  const shown = [...FACTS.key.keys()].filter(stands);
  const body = make("tbody", {}, ...shown.slice(0, most).map(listRow));
  const left = shown.length - most;
  const more = left > 0 ? make("p", { className: "more" }, make("button", { type: "button", className: "link", onclick: () => renderList(most + ROWS) }, word("timeline.more", { count: Math.min(ROWS, left), left }))) : "";
  document.getElementById("list").replaceChildren(make("table", {}, make("thead", {}, head), body), more);
  markList();
}

function listRow(at) {
  const item = documentAt(at);
  const status = at === ROOT ? "root" : item.status;
  const tag = status === "issued" ? "" : make("span", { className: "tag" }, ` ${word(`status.${status}`)}`);
  const acts = ACTS_ON[at].map((edge) => make("div", {}, `${word(`relation.${relationOf(edge)}`)} ${nameOf(documentAt(FACTS.target[edge]))}`));
  const ordered = item.uses.filter((use) => use.mode === "orders").map((use) => MEASURES[use.measure][language]);
  const plain = [word(`level.${item.level}`), item.date ? dateText(item.date) : "", item.lag === null || at === ROOT ? "" : lagText(item.lag)];
  return make("tr", { data: { row: at } }, make("th", { scope: "row" }, documentButton(at), tag), make("td", {}, item.issuer ?? ""), ...plain.map((words) => make("td", { className: "plain" }, words)), make("td", {}, ...acts), make("td", {}, [...new Set(ordered)].join(", ")));
}

function markList() {
  for (const row of document.querySelectorAll("#list tbody tr")) row.classList.toggle("chosen", Number(row.dataset.row) === state.document);
}

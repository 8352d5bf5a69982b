"use strict";
// The same documents as a table, for readers who cannot or would rather not use a picture.

const COLUMNS = ["field.document", "field.issuer", "field.level", "field.date", "field.lag", "field.relations", "measures"];

function renderList() {
  const head = make("tr", {}, ...COLUMNS.map((key) => make("th", { scope: "col" }, word(key))));
  const table = make("table", {}, make("thead", {}, head), make("tbody", {}, ...DATA.documents.map(listRow)));
  document.getElementById("list").replaceChildren(table);
}

function listRow(item) {
  const name = make("button", { type: "button", className: "link", data: { key: item.key }, onclick: () => select(item.key) }, nameOf(item));
  const status = item.status === "issued" ? null : make("span", { className: "tag" }, word(`status.${item.status}`));
  const relations = ACTS_ON.get(item.key).map((edge) => make("div", {}, listRelation(edge)));
  const ordered = new Set(item.measures.filter((use) => use.mode === "orders").map((use) => use.id));
  const measures = [...MEASURES.values()].filter((measure) => ordered.has(measure.id)).map((measure) => measure[language]);
  const cells = [
    word(`level.${levelOf(item)}`),
    item.date ? dateText(item.date) : "",
    item.lag_days === null || item.key === DATA.root ? "" : lagText(item.lag_days),
  ].map((text) => make("td", { className: "plain" }, text));
  const heading = make("th", { scope: "row" }, name, status && " ", status);
  return make("tr", { data: { row: item.key } }, heading, make("td", {}, item.issuer ?? ""), ...cells, make("td", {}, ...relations), make("td", {}, measures.join(", ")));
}

function listRelation(edge) {
  const text = `${word(`relation.${edge.relation}`)} ${nameOf(DOCUMENTS.get(edge.target))}`;
  return make("button", { type: "button", className: "link", data: { edge: edge.index }, onclick: () => select(null, edge.index) }, text);
}

function markList() {
  for (const row of document.querySelectorAll("#list tbody tr")) {
    row.classList.toggle("chosen", row.dataset.row === state.document);
    row.classList.toggle("back", standsBack(row.dataset.row));
  }
}

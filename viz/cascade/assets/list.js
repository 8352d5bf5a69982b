"use strict";
// The same documents and bodies as a table, for readers who cannot or would rather not use a
// picture: what the filters leave, a page at a time, on paper all.

const COLUMNS = ["field.document", "field.issuer", "field.unit", "field.level", "field.date", "field.lag", "field.relations", "measures"];
const SORTS = {
  "field.document": (item) => (item.ghost ? null : nameOf(item)),
  "field.issuer": (item) => item.issuer,
  "field.unit": (item) => (item.panel ? item.panel : null),
  "field.level": (item) => LEVELS.indexOf(item.level),
  "field.date": (item) => item.date,
  "field.lag": (item) => item.lag_days,
};
const PAGE = 200;
const list = document.getElementById("list");
let sorted = { column: null, way: 1 };
let from = 0;

function listed() {
  const rows = ITEMS.filter((item) => isThere(item) && !standsBack(item.key));
  if (sorted.column === null) return rows;
  const value = SORTS[sorted.column];
  const collator = new Intl.Collator("vi", { numeric: true });
  return rows.sort((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null) return (a === null) - (b === null);
    return sorted.way * (typeof a === "number" ? a - b : collator.compare(a, b)) || one.index - other.index;
  });
}

function renderList(all = false) {
  if (list.hidden && !all) return;
  const rows = all ? listed().filter((item) => !item.ghost) : listed();
  from = Math.min(from, Math.max(0, Math.floor((rows.length - 1) / PAGE) * PAGE));
  const shown = all ? rows : rows.slice(from, from + PAGE);
  const columns = COLUMNS.filter((key) => key !== "field.unit" || FOLDED);
  const head = make("tr", {}, ...columns.map(listHead));
  const table = make("table", {}, make("caption", {}, listCaption(rows.length, shown.length, all)), make("thead", {}, head), make("tbody", {}, ...shown.map(listRow)));
  list.replaceChildren(table, ...(all ? silentOnPaper() : rows.length > PAGE ? [listPages(rows.length)] : []));
  markList();
}

// On paper bodies without an answer take a line each, in columns.
function silentOnPaper() {
  const ghosts = ITEMS.filter((item) => item.ghost && isThere(item) && !standsBack(item.key));
  if (!ghosts.length) return [];
  const rows = ghosts.map((ghost) => make("li", {}, `${ghost.held ? "∅" : "?"} ${ghost.issuer}`));
  const signs = ["silent", "unheld"].map((status, i) => `${"∅?"[i]} ${word(`status.${status}`)}`).join(" · ");
  return [make("h2", {}, `${word("ghost.below")} (${ghosts.length})`), make("p", { className: "signs" }, signs), make("ul", { className: "silent" }, ...rows)];
}

function listCaption(all, shown, paper) {
  if (paper) return word("list.all", { all });
  return word("list.shown", { from: shown ? from + 1 : 0, to: from + shown, all, total: ITEMS.length });
}

function listHead(key) {
  if (!SORTS[key]) return make("th", { scope: "col" }, word(key));
  const way = sorted.column !== key ? "none" : sorted.way > 0 ? "ascending" : "descending";
  const sort = () => {
    sorted = { column: key, way: sorted.column === key ? -sorted.way : 1 };
    from = 0;
    renderList();
    list.querySelector(`[data-sort="${key}"]`).focus();
  };
  const sign = { none: "", ascending: " ↑", descending: " ↓" }[way];
  return make("th", { scope: "col", ariaSort: way }, make("button", { type: "button", className: "sort", data: { sort: key }, onclick: sort }, word(key), sign));
}

function listPages(all) {
  const turn = (step, key) => make("button", { type: "button", className: "quiet", data: { turn: key }, disabled: from + step < 0 || from + step >= all, onclick: () => { from += step; renderList(); list.scrollTop = 0; } }, word(key));
  return make("p", { className: "buttons pages" }, turn(-PAGE, "list.back"), turn(PAGE, "list.on"));
}

function listRow(item) {
  const name = make("button", { type: "button", className: "link", data: { key: item.key }, onclick: () => select(item.key) }, item.ghost ? "∅" : nameOf(item));
  const status = item.status === "issued" ? null : make("span", { className: "tag" }, word(`status.${item.status}`));
  const relations = ACTS_ON.get(item.key).map((edge) => make("div", {}, listRelation(edge)));
  const ordered = new Set(item.measures.filter((use) => use.mode === "orders").map((use) => use.id));
  const measures = [...MEASURES.values()].filter((measure) => ordered.has(measure.id)).map((measure) => measure[language]);
  const cells = [
    ...(FOLDED ? [item.panel ? panelName(PANELS[item.panel]) : ""] : []),
    word(`level.${levelOf(item)}`),
    item.date ? dateText(item.date) : "",
    item.lag_days === null || item.key === DATA.root ? "" : lagText(item.lag_days),
  ].map((text) => make("td", { className: "plain" }, text));
  const heading = make("th", { scope: "row" }, name, status && " ", status);
  return make("tr", { data: { row: item.key } }, heading, make("td", {}, item.issuer ?? ""), ...cells, make("td", {}, ...relations), make("td", {}, measures.join(", ")));
}

function listRelation(edge) {
  const text = `${word(`relation.${edge.relation}`)} ${nameOf(DOCUMENTS.get(edge.target))}`;
  if (edge.relation === "told") return text;
  return make("button", { type: "button", className: "link", data: { edge: edge.index }, onclick: () => select(null, edge.index) }, text);
}

function markList() {
  for (const row of list.querySelectorAll("tbody tr")) row.classList.toggle("chosen", row.dataset.row === state.document);
}

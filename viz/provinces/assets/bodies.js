"use strict";
// The bodies of a row: written when it is opened, for there are more than ten thousand of them.

const STATES = ["acted", "not_acted", "not_in_corpus", "untold"];
const SHAPES = { acted: "●", not_acted: "▲", not_in_corpus: "○", untold: "◆" };
let stored = null;

function bodiesOf(row) {
  stored ??= JSON.parse(document.getElementById("bodies").textContent);
  return stored.rows[row].map(([name, superior, level, state, called, date, days, by]) => ({ name, superior: stored.said[superior], level, state, called, date, days, by: stored.said[by] }));
}

function stateCell(state) {
  const name = STATES[state];
  return make("td", { className: "state" }, make("span", { className: `shape ${name}`, ariaHidden: "true" }, SHAPES[name]), word(`state.${name}`));
}

function bodyLine(body) {
  const superior = body.superior ? make("span", { className: "superior" }, body.superior) : null;
  const days = body.days === null ? "" : daysText(body.days);
  return make("tr", {}, make("td", { lang: "vi" }, body.name, superior), make("td", {}, word(`level.${levelOf(body)}`)), stateCell(body.state), make("td", {}, body.called ?? ""), make("td", { className: "plain" }, body.date ? dateText(body.date) : ""), make("td", { className: "plain" }, days), make("td", {}, body.by ?? ""));
}

// The table of those bodies of a row that pass `fits`.
function bodiesTable(row, name, fits) {
  const heads = ["body", "level", "state", "document", "date", "days", "by"].map((key) => make("th", { scope: "col" }, word(`coverage.${key}`)));
  const lines = bodiesOf(row).filter(fits).map(bodyLine);
  return make("table", {}, make("caption", { className: "heard" }, word("coverage.bodies_of", { name })), make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...lines));
}

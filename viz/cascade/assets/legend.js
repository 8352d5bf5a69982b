"use strict";
// What the signs mean, and the measures with how many documents order or mention each.

function renderMeasures() {
  const rows = [...MEASURES.values()].map(measureRow);
  const badges = make("input", { type: "checkbox", id: "badges", checked: state.badges, onchange: () => { state.badges = badges.checked; changed(); } });
  const clear = make("button", { type: "button", className: "quiet", disabled: !state.ticked.size, onclick: () => { state.ticked.clear(); renderMeasures(); changed(); } }, word("measures.clear"));
  const title = make("div", { className: "bar" }, make("h2", {}, word("measures")), rows.length ? clear : null);
  const body = rows.length
    ? [make("p", { className: "hint" }, word("measures.hint")), make("label", { className: "badges" }, badges, word("measures.badges")), measureHead(), make("ul", { className: "measures" }, ...rows)]
    : [make("p", { className: "hint" }, word("measures.none"))];
  document.getElementById("measures").replaceChildren(title, ...body);
}

function measureHead() {
  const heads = ["measures.orders", "measures.mentions"].map((key) => make("span", {}, word(key)));
  return make("p", { className: "heads", ariaHidden: "true" }, ...heads);
}

// How many documents order each measure, and how many only speak of it.
const MEASURE_COUNTS = countMeasures();

function countMeasures() {
  const counts = new Map([...MEASURES.keys()].map((id) => [id, { orders: 0, mentions: 0 }]));
  for (const { measures } of DOCUMENTS.values()) {
    const ordered = new Set(measures.filter((use) => use.mode === "orders").map((use) => use.id));
    for (const id of new Set(measures.map((use) => use.id))) counts.get(id)[ordered.has(id) ? "orders" : "mentions"] += 1;
  }
  return counts;
}

function measureRow(measure) {
  const counts = MEASURE_COUNTS.get(measure.id);
  const box = make("input", { type: "checkbox", checked: state.ticked.has(measure.id), data: { measure: measure.id } });
  box.onchange = () => {
    state.ticked[box.checked ? "add" : "delete"](measure.id);
    document.querySelector("#measures .quiet").disabled = !state.ticked.size;
    changed();
  };
  const numbers = [counts.orders, counts.mentions].map((count) => make("span", { className: "number" }, String(count || "–")));
  return make("li", {}, make("label", { title: word("measures.count", counts) }, box, disc(measure, "orders"), make("span", { className: "name" }, measure[language]), ...numbers));
}

function renderLegend() {
  const rows = [...statusRows(), ...levelRows(), ...relationRows(), ...measureRows()];
  const list = make("ul", { className: "legend" }, ...rows.map(([drawing, text]) => make("li", {}, drawing, text)));
  const lags = state.lags ? [make("h3", {}, word("legend.lags")), make("ul", { className: "legend" }, ...lagRows())] : [];
  const title = make("h2", {}, word("legend"));
  document.getElementById("legend").replaceChildren(title, ...lags, list, make("p", { className: "hint" }, word("legend.arrow")));
}

function statusRows() {
  const statuses = ["issued", "draft", "cited", "silent", "unheld"].filter((status) => status === "issued" || ITEMS.some((item) => item.status === status));
  return [
    [sample(44, 20, (context) => drawStatus(context, null)), word("status.root")],
    ...statuses.map((status) => [sample(44, 20, (context) => drawStatus(context, status)), word(`status.${status}`)]),
    ...(FOLDED ? [[sample(44, 20, drawTileSample), word("legend.tile")]] : []),
  ];
}

function levelRows() {
  const used = LEVELS.filter((level) => ITEMS.some((item) => levelOf(item) === level));
  return used.map((level) => [sample(44, 20, (context) => { context.fillStyle = LEVEL_COLOUR[level]; drawLevelSign(context, level, 22, 10, 8); }), word(`level.${level}`)]);
}

function relationRows() {
  const used = new Set(EDGES.map((edge) => edge.relation));
  const shown = Object.keys(RELATION_LINE).filter((name) => used.has(name));
  return shown.map((name) => [sample(44, 20, (context) => drawRelation(context, name)), word(`relation.${name}`)]);
}

function measureRows() {
  if (!MEASURES.size) return [];
  return ["orders", "mentions"].map((mode) => [sample(44, 20, (context) => drawMark(context, { mark: 1, mode }, 22, 10)), `${word("measures")}: ${word(`measures.${mode}`)}`]);
}

function lagRows() {
  const rows = LAG_CLASSES.map(({ to, colour }, i) => [colour, word(to === Infinity ? "lag.over" : "lag.range", { from: i ? LAG_CLASSES[i - 1].to + 1 : 0, to, days: LAG_CLASSES.at(-2).to })]);
  return [...rows, [NO_LAG.colour, word("lag.none")]].map(([colour, text]) => make("li", {}, sample(44, 20, (context) => {
    context.fillStyle = colour;
    context.fillRect(2, 3, 40, 14);
    context.strokeStyle = "#8a93a6";
    context.strokeRect(2, 3, 40, 14);
  }), text));
}

function drawTileSample(context) {
  context.strokeStyle = "#8a93a6";
  context.strokeRect(2, 1, 40, 18);
  context.fillStyle = "#dfe3ea";
  context.fillRect(6, 12, 32, 4);
  context.fillStyle = "#1d4f91";
  context.fillRect(6, 12, 22, 4);
}

function drawStatus(context, status) {
  const shape = new Path2D();
  shape.addPath(cardShape(status ?? "issued", 0, 0, 100, 44), new DOMMatrix([0.38, 0, 0, 0.38, 3, 2]));
  const ghost = { silent: "#9c2b1d", unheld: "#6b7488" }[status];
  const colour = ghost ?? LEVEL_COLOUR[levelOf(ROOT)];
  context.fillStyle = status ? "#ffffff" : colour;
  context.fill(shape);
  context.strokeStyle = status === "issued" ? "#8a93a6" : colour;
  context.lineWidth = 1.5;
  context.setLineDash({ cited: [4, 3], draft: [1.5, 2.5], silent: [4, 3], unheld: [1.5, 2.5] }[status] ?? []);
  context.stroke(shape);
}

function drawRelation(context, name) {
  const { colour, width, dash, sign } = RELATION_LINE[name];
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(2, 10);
  context.lineTo(34, 10);
  context.stroke();
  if (name !== "told") drawArrow(context, [2, 10], [43, 10]);
  if (sign) drawSign(context, [10, 10], colour, sign);
}


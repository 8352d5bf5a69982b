"use strict";
// The panel beside the picture: the proof of what is selected, the measures, the legend.

const details = document.getElementById("details");

function renderDetails() {
  const edge = state.edge === null ? null : EDGES[state.edge];
  const item = state.document === null ? null : DOCUMENTS.get(state.document);
  const title = make("h2", {}, word("panel.details"));
  if (!edge && !item) {
    details.replaceChildren(title, make("p", { className: "hint" }, word("panel.hint")));
    return;
  }
  const close = make("button", { type: "button", className: "close", ariaLabel: word("panel.close"), onclick: () => select(null) }, "×");
  details.replaceChildren(make("div", { className: "bar" }, title, close), ...(edge ? edgeDetails(edge) : documentDetails(item)));
  details.scrollTop = 0;
}

function edgeDetails(edge) {
  const source = documentButton(edge.source);
  const target = documentButton(edge.target);
  return [make("p", { className: "relation" }, source, " ", relationWord(edge, "relation"), " ", target), ...proofs(edge)];
}

function relationWord(edge, voice) {
  const shown = make("span", { className: "tag" }, word(`${voice}.${edge.relation}`));
  shown.style.color = (RELATION_LINE[edge.relation] ?? RELATION_LINE.references).colour;
  return shown;
}

function documentButton(key, text = nameOf(DOCUMENTS.get(key))) {
  return make("button", { type: "button", className: "link", onclick: () => { select(key); reveal(key); } }, text);
}

function documentDetails(item) {
  return [
    make("h3", {}, nameOf(item)),
    item.subject && make("p", { className: "about" }, capital(item.subject)),
    facts(item),
    ...relations(item, "panel.acts", ACTS_ON.get(item.key), "relation", "target"),
    ...relations(item, "panel.acted", ACTED_ON_BY.get(item.key), "passive", "source"),
    ...uses(item, "orders"),
    ...uses(item, "mentions"),
  ].filter(Boolean);
}

function facts(item) {
  const known = [
    ["field.issuer", item.issuer],
    ["field.date", item.date && dateText(item.date)],
    ["field.type", item.type && capital(item.type)],
    ["field.level", word(`level.${levelOf(item)}`)],
    ["field.place", item.place],
    ["field.status", word(`status.${item.status}`)],
    ["field.lag", item.lag_days === null || item.key === DATA.root ? null : lagText(item.lag_days)],
  ];
  const list = make("dl");
  for (const [key, value] of known) if (value) list.append(make("dt", {}, word(key)), make("dd", {}, value));
  return list;
}

// The first few relations show their sentences at once, the others on demand.
function relations(item, heading, edges, voice, other) {
  if (!edges.length) return [];
  const rows = edges.map((edge, i) => {
    const summary = make("summary", {}, relationWord(edge, voice), " ", make("b", {}, nameOf(DOCUMENTS.get(edge[other]))));
    return make("details", { open: i < 3 }, summary, ...proofs(edge), documentButton(edge[other], word("panel.go")));
  });
  return [make("h4", {}, `${word(heading)} (${edges.length})`), ...rows];
}

function proofs(edge) {
  if (!edge.evidence.length) return [make("p", { className: "hint" }, word("proof.none"))];
  return edge.evidence.map((proof) => {
    const says = DOCUMENTS.get(proof.asserted_by);
    const source = [
      word("proof.by", { document: says ? nameOf(says) : proof.asserted_by }),
      word("proof.rule", { rule: proof.rule }),
      word("proof.sure", { percent: Math.round(proof.confidence * 100) }),
    ];
    return make("figure", {}, make("blockquote", { dir: "auto" }, proof.quote), make("figcaption", {}, source.join(" · ")));
  });
}

function uses(item, mode) {
  const found = item.measures.filter((use) => use.mode === mode);
  if (!found.length) return [];
  const rows = found.map((use) => {
    const measure = MEASURES.get(use.id);
    return make("li", {}, disc(measure, mode), make("span", {}, make("b", {}, measure[language]), " ", make("q", {}, use.quote)));
  });
  return [make("h4", {}, word(`panel.${mode}`)), make("ul", { className: "uses" }, ...rows)];
}

function disc(measure, mode) {
  return sample(18, 18, (context) => drawMark(context, { mark: measure.mark, mode }, 9, 9));
}

// A small drawing of what the picture uses, so that the legend can never differ from it.
function sample(width, height, draw) {
  const canvas = make("canvas", { width: width * 2, height: height * 2, ariaHidden: "true" });
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext("2d");
  context.scale(2, 2);
  draw(context);
  return canvas;
}

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

function measureRow(measure) {
  const counts = { orders: 0, mentions: 0 };
  for (const item of DOCUMENTS.values()) {
    const modes = new Set(item.measures.filter((use) => use.id === measure.id).map((use) => use.mode));
    if (modes.size) counts[modes.has("orders") ? "orders" : "mentions"] += 1;
  }
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
  const relations = [...new Set(EDGES.map((edge) => edge.relation))].filter((name) => name in RELATION_LINE);
  const statuses = ["issued", ...new Set(DATA.documents.map((item) => item.status).filter((status) => status !== "issued"))];
  const rows = [
    [sample(44, 20, (context) => drawStatus(context, null)), word("status.root")],
    ...statuses.map((status) => [sample(44, 20, (context) => drawStatus(context, status)), word(`status.${status}`)]),
    ...Object.keys(RELATION_LINE).filter((name) => relations.includes(name)).map((name) => [sample(44, 20, (context) => drawRelation(context, name)), word(`relation.${name}`)]),
    ...(MEASURES.size ? ["orders", "mentions"].map((mode) => [sample(44, 20, (context) => drawMark(context, { mark: 1, mode }, 22, 10)), `${word("measures")}: ${word(`measures.${mode}`)}`]) : []),
  ];
  const list = make("ul", { className: "legend" }, ...rows.map(([drawing, text]) => make("li", {}, drawing, text)));
  const title = make("h2", {}, word("legend"));
  document.getElementById("legend").replaceChildren(title, list, make("p", { className: "hint" }, word("legend.arrow")));
}

function drawStatus(context, status) {
  const shape = new Path2D();
  shape.addPath(cardShape(status ?? "issued", 0, 0, 100, 44), new DOMMatrix([0.38, 0, 0, 0.38, 3, 2]));
  const colour = LEVEL_COLOUR[levelOf(DOCUMENTS.get(DATA.root))];
  context.fillStyle = status ? "#ffffff" : colour;
  context.fill(shape);
  context.strokeStyle = status === "issued" ? "#8a93a6" : colour;
  context.lineWidth = 1.5;
  context.setLineDash({ cited: [4, 3], draft: [1.5, 2.5] }[status] ?? []);
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
  drawArrow(context, [2, 10], [43, 10]);
  if (sign) drawSign(context, [10, 10], colour, sign);
}


"use strict";
// The panel beside the picture: what is selected, and the sentences that prove it.

const details = document.getElementById("details");
// Relations that are listed of one document; the table has all.
const SHOWN = 100;

function renderDetails() {
  const edge = state.edge === null ? null : EDGES[state.edge];
  const item = state.document === null ? null : BY_KEY.get(state.document);
  const title = make("h2", {}, word("panel.details"));
  if (!edge && !item) {
    details.replaceChildren(title, make("p", { className: "hint" }, word("panel.hint")));
    return;
  }
  const close = make("button", { type: "button", className: "close", ariaLabel: word("panel.close"), onclick: () => select(null) }, "×");
  details.replaceChildren(make("div", { className: "bar" }, title, close), ...(edge ? edgeDetails(edge) : item.ghost ? ghostDetails(item) : documentDetails(item)));
  details.scrollTop = 0;
}

function heapDetails(heap) {
  const rows = heap.ghosts.map((ghost) => make("li", {}, documentButton(ghost.key, ghost.issuer), " ", make("span", { className: "tag" }, word(`status.${ghost.status}`))));
  return [make("h3", {}, heapText(heap)), make("h4", {}, word("ghost.told")), documentButton(heap.teller), make("ul", { className: "heap" }, ...rows)];
}

function ghostDetails(item) {
  if (item.ghosts) return heapDetails(item);
  const told = ACTS_ON.get(item.key)[0];
  const unit = PANELS[item.panel].name;
  return [
    make("h3", {}, item.issuer),
    make("p", { className: "about" }, word(item.held ? "ghost.silent" : "ghost.unheld")),
    facts(item, unit),
    make("h4", {}, word("ghost.told")),
    documentButton(told.target),
  ];
}

function edgeDetails(edge) {
  if (edge.relation === "told") return ghostDetails(BY_KEY.get(edge.source));
  const source = documentButton(edge.source);
  const target = documentButton(edge.target);
  return [make("p", { className: "relation" }, source, " ", relationWord(edge, "relation"), " ", target), ...proofs(edge)];
}

function relationWord(edge, voice) {
  const shown = make("span", { className: "tag" }, word(`${voice}.${edge.relation}`));
  shown.style.color = styleOf(edge.relation).colour;
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
    ...relations(item, "panel.acted", ACTED_ON_BY.get(item.key).filter((edge) => edge.relation !== "told"), "passive", "source"),
    ...silentBelow(item),
    ...uses(item, "orders"),
    ...uses(item, "mentions"),
  ].filter(Boolean);
}

function facts(item, unit = PANELS[item.panel].name) {
  const known = [
    ["field.issuer", item.ghost ? null : item.issuer],
    ["field.unit", unit],
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

// Whom the document told without an answer.
function silentBelow(item) {
  const ghosts = ACTED_ON_BY.get(item.key).filter((edge) => edge.relation === "told").map((edge) => BY_KEY.get(edge.source));
  if (!ghosts.length) return [];
  const rows = ghosts.slice(0, 40).map((ghost) => make("li", {}, documentButton(ghost.key, ghost.issuer)));
  const more = ghosts.length > 40 ? [make("li", { className: "hint" }, word("ghost.more", { count: ghosts.length - 40 }))] : [];
  return [make("h4", {}, `${word("ghost.below")} (${ghosts.length})`), make("ul", {}, ...rows, ...more)];
}

// The first few relations show their sentences at once, the others on demand.
function relations(item, heading, edges, voice, other) {
  if (!edges.length) return [];
  const rows = edges.slice(0, SHOWN).map((edge, i) => {
    const summary = make("summary", {}, relationWord(edge, voice), " ", make("b", {}, nameOf(DOCUMENTS.get(edge[other]))));
    const one = make("details", { open: i < 3 }, summary);
    const fill = () => { if (one.open && one.children.length === 1) one.append(...proofs(edge), documentButton(edge[other], word("panel.go"))); };
    one.ontoggle = fill;
    fill();
    return one;
  });
  const more = edges.length > SHOWN ? [make("p", { className: "hint" }, word("panel.more", { count: edges.length - SHOWN }))] : [];
  return [make("h4", {}, `${word(heading)} (${edges.length})`), ...rows, ...more];
}

function proofs(edge) {
  const found = proofsOf(edge);
  if (!found.length) return [make("p", { className: "hint" }, word("proof.none"))];
  return found.map((proof) => {
    const source = [
      word("proof.by", { document: proof.by }),
      proof.page && word("proof.page", { page: proof.page }),
      word("proof.rule", { rule: proof.rule }),
      word("proof.sure", { percent: Math.round(proof.confidence * 100) }),
    ];
    return make("figure", {}, make("blockquote", { dir: "auto" }, proof.quote), make("figcaption", {}, source.filter(Boolean).join(" · ")));
  });
}

function uses(item, mode) {
  const found = usesOf(item).filter((use) => use.mode === mode);
  if (!found.length) return [];
  const rows = found.map((use) => {
    const measure = MEASURES.get(use.id);
    return make("li", {}, disc(measure, mode), make("span", {}, make("b", {}, measure[language]), " ", make("q", {}, use.quote), use.page ? ` (${word("proof.page", { page: use.page })})` : null));
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


"use strict";
// A document of a store: what it says of its neighbours, and what other documents say of it.

const AT_ONCE = 20;

function headerCounts(item) {
  const count = (edges, end) => new Set(edges.map((edge) => `${edge.relation} ${edge[end]}`)).size;
  return [
    [count(acting(item), "target"), "count.relations"],
    [count(suffered(item), "source"), "reading.count_about"],
    [item.measures.length, "count.measures"],
    [item.deadlines.length, "count.deadlines"],
    [unsureOf(item).length, "count.unsure"],
    [item.warnings.length + (item.missing ? 1 : 0), "count.warnings"],
  ];
}

function acting(item) {
  return item.edges.filter((edge) => edge.source === "self");
}

function suffered(item) {
  return item.edges.filter((edge) => edge.target === "self");
}

// A neighbour is a button that shows what is known of it.
function endButton(end) {
  if (end === "self") return make("b", {}, endName(end));
  return make("button", { type: "button", className: "link", onclick: () => showNeighbour(end) }, endName(end));
}

function showNeighbour(place) {
  select(null, place);
  details.focus();
}

// From a citation to the document that it means, and to its other mentions.
function citationMore(mark) {
  const [place] = mark.of;
  const open = make("button", { type: "button", className: "link", onclick: () => showNeighbour(place) }, `${word("reading.facts")} →`);
  return [...mentionSteps(mark, place), make("p", { className: "open" }, open)];
}

function neighbourDetails() {
  const other = current().citations[state.neighbour];
  const between = (edges, end) => edges.filter((edge) => edge[end] === state.neighbour);
  const title = make("h2", {}, word("reading.neighbour"));
  return [
    titleBar(title),
    make("h3", {}, citedName(other)),
    other.subject && make("p", { className: "about" }, capital(other.subject)),
    factList(neighbourFacts(other)),
    mentionButton(),
    ...sayings("panel.acts", between(acting(current()), "target"), "relation"),
    ...sayings("panel.acted", between(suffered(current()), "source"), "passive"),
  ].filter(Boolean);
}

function mentionButton() {
  const at = markOf("citation", state.neighbour);
  return at < 0 ? null : make("p", { className: "open" }, make("button", { type: "button", className: "link", onclick: () => go(at) }, word("reading.in_text")));
}

function neighbourFacts(other) {
  return [
    ["field.issuer", other.issuer],
    ["field.date", other.date && dateText(other.date)],
    ["field.type", other.type && capital(other.type)],
    ["field.level", word(`level.${levelOf(other)}`)],
    ["field.place", other.place],
    ["field.status", word(`status.${other.status}`)],
  ];
}

function sayings(heading, edges, voice) {
  if (!edges.length) return [];
  const rows = edges.map((edge) => make("div", { className: "edge" }, make("p", { className: "relation" }, voiced(edge, voice)), saying(edge)));
  return [make("h4", {}, word(heading)), ...rows];
}

function voiced(edge, voice) {
  return make("span", { className: `tag ${edge.relation}` }, word(`${voice}.${edge.relation}`));
}

// The sentence with who says it; one of the text leads to its place in the text.
function saying(edge) {
  const source = [
    word("proof.by", { document: byName(edge.by) }),
    word("proof.rule", { rule: edge.rule }),
    word("proof.sure", { percent: percentOf(edge) }),
  ].join(" · ");
  const at = markOf("proof", current().edges.indexOf(edge));
  const place = at < 0 ? "" : make("button", { type: "button", className: "link", onclick: () => go(at) }, word("reading.in_text"));
  return make("figure", {}, make("blockquote", { dir: "auto", lang: "vi" }, edge.quote), make("figcaption", {}, source), place);
}

function byName(by) {
  if (by === null) return word("reading.this");
  return typeof by === "number" ? citedName(current().citations[by]) : by;
}

// Relations in one direction, a line for each neighbour with its proofs; the first ones at once.
function related(label, edges, end, voice) {
  const groups = new Map();
  for (const edge of edges) {
    const key = `${edge.relation} ${edge[end]}`;
    groups.set(key, [...(groups.get(key) ?? []), edge]);
  }
  if (!groups.size) return null;
  const list = make("ul", { className: "items" });
  const more = make("button", { type: "button", className: "quiet", onclick: () => add() });
  const rows = [...groups.values()];
  const add = () => {
    const begin = list.children.length;
    list.append(...rows.slice(begin, begin + AT_ONCE).map((group) => relatedRow(group, end, voice)));
    const left = rows.length - list.children.length;
    more.hidden = !left;
    more.textContent = word("reading.more", { count: Math.min(AT_ONCE, left), left });
  };
  add();
  return section(label, [list, more], groups.size);
}

function relatedRow(group, end, voice) {
  const [edge] = group;
  const other = current().citations[edge[end]];
  const proof = make("details", {}, make("summary", {}, word("reading.sentences", { count: group.length })));
  proof.addEventListener("toggle", () => { if (proof.open && proof.children.length === 1) proof.append(...group.map(saying)); });
  return make("li", { className: "related" }, voiced(edge, voice), " ", endButton(edge[end]), " ", small(other.issuer) ?? "", proof);
}

function plainList(label, texts) {
  return section(label, texts.length && [make("ul", { className: "items" }, ...texts.map((text) => make("li", {}, make("span", { className: "item" }, text))))], texts.length);
}

function notices(item) {
  const missing = item.missing && make("p", { className: "hint notice" }, word("reading.missing", { count: item.missing }));
  return [warnings(item), missing && make("section", {}, missing)].filter(Boolean);
}

function renderSummary() {
  const item = current();
  const sources = item.sources.filter((source) => source !== item.source);
  const parts = [
    ...notices(item),
    section("reading.document", [factList([...headingFacts(item), ["field.source", item.source]])]),
    related("panel.acts", acting(item), "target", "relation"),
    related("panel.acted", suffered(item), "source", "passive"),
    plainList("reading.authorities", item.authorities.map((authority) => authority.name)),
    listed("measures", "measure", (measure) => [MEASURES.get(measure.id)[language], small(word(`measures.${measure.mode}`)), make("q", { className: "small" }, measure.quote)]),
    listed("reading.deadlines", "deadline", (due) => [make("b", {}, untilText(due)), small(word(`due.${due.what}`)), how(due)]),
    listed("reading.addressees", "addressee", (body) => [body.name]),
    listed("reading.recipients", "recipient", (body) => [body.name, small(body.role)]),
    plainList("reading.versions", item.versions.map((version) => [citedName({ name: null, ...version }), version.date && dateText(version.date), word(`status.${version.status}`)].filter(Boolean).join(" · "))),
    plainList("reading.candidates", item.candidates),
    plainList("reading.sources", sources),
  ];
  summary.replaceChildren(...parts.filter(Boolean));
}

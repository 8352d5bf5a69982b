"use strict";
// The panel beside the picture: search, the chosen document with its proof, levels and measures.

const details = document.getElementById("details");
const AT_ONCE = 50;

function dateAndLag(at) {
  const { date, lag } = documentAt(at);
  return [date ? dateText(date) : word("unknown"), lag === null || at === ROOT ? "" : lagText(lag)].filter(Boolean).join(" · ");
}

function cellDay(index) {
  const { first, last } = CELLS[index];
  if (!first) return word("timeline.undated");
  return first === last ? dateText(first) : `${dateText(first)} – ${dateText(last)}`;
}

function documentButton(at, content = [nameOf(documentAt(at))]) {
  return make("button", { type: "button", className: "link", data: { go: at }, onclick: () => choose(at) }, ...content);
}

// A list of documents as buttons, the first ones at once and the others on demand.
function documentList(documents) {
  const list = make("ul", { className: "documents" });
  const more = make("button", { type: "button", className: "quiet" });
  const add = () => {
    const left = documents.slice(list.children.length);
    list.append(...left.slice(0, AT_ONCE).map((at) => make("li", {}, documentButton(at), " ", make("span", { className: "small" }, [documentAt(at).issuer, dateAndLag(at)].filter(Boolean).join(" · ")))));
    const rest = documents.length - list.children.length;
    more.hidden = !rest;
    more.textContent = word("timeline.more", { count: Math.min(AT_ONCE, rest), left: rest });
  };
  more.onclick = add;
  add();
  return [list, more];
}

function renderFound() {
  const found = document.getElementById("found");
  if (!state.wanted) return found.replaceChildren();
  const documents = [...FACTS.key.keys()].filter(stands);
  return found.replaceChildren(make("p", { className: "hint" }, word("timeline.found", { count: documents.length })), ...documentList(documents));
}

function renderDetails() {
  const title = make("h2", {}, word("panel.details"));
  if (state.cell === null) {
    details.replaceChildren(title, make("p", { className: "hint" }, word("timeline.hint")));
    return;
  }
  const close = make("button", { type: "button", className: "close", ariaLabel: word("panel.close"), onclick: () => choose(null) }, "×");
  const parts = state.document === null ? cellDetails(state.cell) : documentDetails(state.document);
  details.replaceChildren(make("div", { className: "bar" }, title, close), ...parts.filter(Boolean));
  details.closest("aside").scrollTop = 0;
}

function cellDetails(index) {
  const { level, documents } = CELLS[index];
  const shown = documents.filter(stands);
  const count = shown.length === documents.length ? documents.length : `${shown.length} / ${documents.length}`;
  return [
    make("h3", {}, word("timeline.cell", { level: word(`level.${DATA.levels[level]}`), day: cellDay(index) })),
    make("p", { className: "about" }, `${count} ${word("count.documents")}`),
    ...documentList(shown.length ? shown : documents),
  ];
}

function documentDetails(at) {
  const item = documentAt(at);
  return [
    make("h3", {}, nameOf(item)),
    item.subject && make("p", { className: "about" }, capital(item.subject)),
    facts(at, item),
    beside(at),
    ...relations("panel.acts", ACTS_ON[at], "relation", at),
    ...chain(at),
    ...relations("panel.acted", ACTED_ON_BY[at], "passive", at),
    ...uses(at, "orders"),
    ...uses(at, "mentions"),
  ];
}

function facts(at, item) {
  const known = [
    ["field.issuer", item.issuer],
    ["field.date", item.date && dateText(item.date)],
    ["field.lag", item.lag === null || at === ROOT ? null : lagText(item.lag)],
    ["field.type", item.type && capital(item.type)],
    ["field.level", word(`level.${item.level}`)],
    ["field.place", item.place],
    ["field.status", word(`status.${at === ROOT ? "root" : item.status}`)],
  ];
  const list = make("dl");
  for (const [key, value] of known) if (value) list.append(make("dt", {}, word(key)), make("dd", {}, value));
  return list;
}

// The way to the other documents of the same day and level.
function beside(at) {
  const { documents } = CELLS[CELL_OF[at]];
  if (documents.length < 2) return null;
  const place = documents.indexOf(at);
  const step = (label, sign, to) => make("button", { type: "button", className: "quiet", ariaLabel: word(label), disabled: documents[to] === undefined, onclick: () => choose(documents[to]) }, sign);
  return make("p", { className: "beside" }, step("timeline.before", "‹", place - 1), word("timeline.here", { place: place + 1, count: documents.length }), step("timeline.after", "›", place + 1));
}

// The first few relations show their sentences at once, the others on demand, all at last as a list.
function relations(heading, edges, voice, at) {
  if (!edges.length) return [];
  const rows = edges.slice(0, 8).map((edge, nth) => {
    const other = otherEnd(edge, at);
    const body = make("div", {});
    const row = make("details", { open: nth < 2 }, make("summary", {}, relationTag(edge, voice), " ", make("b", {}, nameOf(documentAt(other)))), body);
    const fill = () => { if (row.open && !body.childElementCount) body.append(...quotes(edge), documentButton(other, [word("panel.go")])); };
    row.addEventListener("toggle", fill);
    fill();
    return row;
  });
  const rest = edges.slice(8).map((edge) => otherEnd(edge, at));
  return [make("h4", {}, `${word(heading)} (${edges.length})`), ...rows, ...(rest.length ? documentList(rest) : [])];
}

function relationTag(edge, voice) {
  return make("span", { className: `tag ${relationOf(edge)}` }, word(`${voice}.${relationOf(edge)}`));
}

function quotes(edge) {
  const found = proofsOf(edge);
  if (!found.length) return [make("p", { className: "hint" }, word("proof.none"))];
  return found.map((proof) => {
    const at = FACTS.key.indexOf(proof.by);
    const source = [
      word("proof.by", { document: at < 0 ? proof.by : nameOf(documentAt(at)) }),
      proof.page && word("proof.page", { page: proof.page }),
      word("proof.rule", { rule: proof.rule }),
      word("proof.sure", { percent: Math.round(proof.confidence * 100) }),
    ];
    return make("figure", {}, make("blockquote", { dir: "auto", lang: "vi" }, proof.quote), make("figcaption", {}, source.filter(Boolean).join(" · ")));
  });
}

function chain(at) {
  if (at === ROOT) return [];
  const edges = chainOf(at);
  const title = make("h4", {}, word("timeline.chain"));
  if (!edges.length) return [title, make("p", { className: "hint" }, word("timeline.no_chain"))];
  let here = at;
  const steps = edges.map((edge) => {
    const voice = FACTS.source[edge] === here ? "relation" : "passive";
    here = otherEnd(edge, here);
    return make("li", {}, relationTag(edge, voice), " ", documentButton(here), " ", make("span", { className: "small" }, dateAndLag(here)));
  });
  return [title, make("ol", { className: "steps" }, ...steps)];
}

function uses(at, mode) {
  const found = usesOf(at).filter((use) => use.mode === mode);
  if (!found.length) return [];
  const rows = found.map((use) => make("li", {}, make("span", {}, make("b", {}, MEASURES[use.measure][language]), " ", make("q", {}, use.quote), use.page ? ` (${word("proof.page", { page: use.page })})` : null)));
  return [make("h4", {}, word(`panel.${mode}`)), make("ul", { className: "uses" }, ...rows)];
}

// A mark as in the picture, taken from the same outlines.
function sample(level, ...classes) {
  const drawing = svg("svg", { class: `sample level-${level}`, viewBox: "0 0 16 16", "aria-hidden": "true" });
  drawing.append(svg("path", { class: ["dot", ...classes].join(" "), d: DATA.shapes[level] }));
  return drawing;
}

function tickBox(chosen, value, data, content) {
  const box = make("input", { type: "checkbox", checked: chosen.has(value), data });
  box.onchange = () => {
    chosen[box.checked ? "add" : "delete"](value);
    refilter();
  };
  return make("li", {}, make("label", {}, box, ...content));
}

function renderLevels() {
  const counts = DATA.levels.map(() => 0);
  for (const level of FACTS.level) counts[level] += 1;
  const rows = [...counts.keys()].filter((level) => counts[level]).map((level) => tickBox(state.levels, level, { level }, [sample(DATA.levels[level], "issued"), make("span", { className: "name" }, word(`level.${DATA.levels[level]}`)), make("span", { className: "number" }, String(counts[level]))]));
  document.getElementById("levels").replaceChildren(make("h2", {}, word("timeline.levels")), make("ul", { className: "measures" }, ...rows));
}

function renderMeasures() {
  const counts = MEASURES.map(() => 0);
  for (const uses of FACTS.uses) for (const measure of new Set(uses.map((use) => use >> 1))) counts[measure] += 1;
  const rows = MEASURES.map((measure, index) => tickBox(state.measures, index, { measure: measure.id }, [make("span", { className: "name" }, measure[language]), make("span", { className: "number" }, String(counts[index]))]));
  const clear = make("button", { type: "button", className: "quiet", id: "clear", disabled: !state.measures.size, onclick: () => { state.measures.clear(); renderMeasures(); refilter(); } }, word("measures.clear"));
  const body = rows.length ? [make("p", { className: "hint" }, word("measures.hint")), make("ul", { className: "measures" }, ...rows)] : [make("p", { className: "hint" }, word("measures.none"))];
  document.getElementById("measures").replaceChildren(make("div", { className: "bar" }, make("h2", {}, word("measures")), rows.length ? clear : ""), ...body);
}

function renderLegend() {
  const level = DATA.levels[FACTS.level.find((_, at) => at !== ROOT) ?? FACTS.level[ROOT]];
  const used = new Set(FACTS.status);
  const statuses = DATA.statuses.filter((_, index) => used.has(index));
  const square = (className) => make("span", { className: `swatch ${className}`, ariaHidden: "true" });
  const rows = [
    [sample(DATA.levels[FACTS.level[ROOT]], "root"), "status.root"],
    ...statuses.map((status) => [sample(level, status), `status.${status}`]),
    ...(COLUMNS.size ? [[square("column"), "timeline.column"]] : []),
    [square("weekend"), "timeline.weekend"],
    [square("chain"), "timeline.line"],
    ...(chart.querySelector(".median") ? [[sample(level, "median"), "timeline.median"]] : []),
  ];
  document.getElementById("legend").replaceChildren(make("h2", {}, word("timeline.legend")), make("ul", { className: "legend" }, ...rows.map(([drawing, key]) => make("li", {}, drawing, word(key)))));
}

"use strict";
// The panel beside the text: what the chosen mark is, and everything that was read in the document.

const details = document.getElementById("details");
const summary = document.getElementById("summary");

function factList(facts) {
  const list = make("dl");
  for (const [key, value] of facts) if (value) list.append(make("dt", {}, word(key)), make("dd", {}, value));
  return list;
}

function dot(mark) {
  const mode = mark.kind === "measure" ? ` ${thingsOf(mark)[0].mode}` : "";
  return make("span", { className: `dot kind-${mark.kind}${mode}`, ariaHidden: "true" });
}

function renderDetails() {
  if (state.neighbour !== null) {
    details.replaceChildren(...neighbourDetails());
    return;
  }
  const marks = state.mark === null ? [] : marksAround(state.mark);
  const title = make("h2", {}, word(marks.length ? "reading.chosen" : "panel.details"));
  if (!marks.length) {
    details.replaceChildren(title, make("p", { className: "hint" }, word(current().marks.length ? "reading.hint" : "reading.unmarked")));
    return;
  }
  const [chosen, ...others] = marks;
  const around = others.length ? [make("h4", {}, word("reading.around")), make("ul", { className: "items" }, ...others.map((index) => make("li", {}, markButton(index))))] : [];
  details.replaceChildren(titleBar(title), card(current().marks[chosen]), ...around);
  details.closest("aside").scrollTop = 0;
}

function titleBar(title) {
  const close = make("button", { type: "button", className: "close", ariaLabel: word("panel.close"), onclick: () => select(null) }, "×");
  return make("div", { className: "bar" }, title, close);
}

function card(mark) {
  const things = thingsOf(mark);
  const bodies = mark.kind === "proof" ? things.map(edgeCard) : [factList(factsOf(mark, things[0]))];
  const cues = mark.kind === "proof" || mark.kind === "authority" ? things.map((thing) => thing.cue) : [];
  const quote = make("figure", {}, make("blockquote", { dir: "auto", lang: "vi" }, ...withCues(mark.quote, cues)), make("figcaption", {}, word("reading.place", mark)));
  const more = mark.kind === "citation" ? citationMore(mark, things[0]) : [];
  return make("div", { className: "card" }, make("h3", {}, dot(mark), kindWord(mark)), ...bodies, quote, ...more);
}

// The quote with the words that decided in bold, wherever they stand in it.
function withCues(quote, cues) {
  const wanted = cues.filter(Boolean).map((cue) => cue.toLowerCase()).sort((one, other) => other.length - one.length);
  const lower = quote.toLowerCase();
  if (!wanted.length || lower.length !== quote.length) return [quote];
  const parts = [];
  let from = 0;
  for (let at = 0; at < quote.length; ) {
    const cue = wanted.find((word) => lower.startsWith(word, at));
    if (cue) {
      parts.push(quote.slice(from, at), make("b", { className: "cue" }, quote.slice(at, at + cue.length)));
      from = at += cue.length;
    } else at += 1;
  }
  return [...parts, quote.slice(from)];
}

function edgeCard(edge) {
  const line = make("p", { className: "relation" }, endButton(edge.source), " ", relationTag(edge), " ", endButton(edge.target));
  return make("div", { className: "edge" }, line, factList(edgeFacts(edge)));
}

// The ways to the other mentions of a cited document.
function mentionSteps(mark, index) {
  const mentions = marksOf("citation", index);
  if (mentions.length < 2) return [];
  const steps = mentions.map((at, i) => make("button", { type: "button", className: "quiet", disabled: current().marks[at] === mark, onclick: () => go(at), ariaLabel: word("reading.mention", { index: i + 1, count: mentions.length }) }, String(i + 1)));
  return [make("h4", {}, word("reading.mentions", { count: mentions.length })), make("div", { className: "steps" }, ...steps)];
}

function relationTag(edge) {
  return make("span", { className: `tag ${edge.relation}` }, word(`relation.${edge.relation}`));
}

function confidence(thing) {
  const value = thing.confidence;
  const meter = make("meter", { min: 0, max: 1, low: DATA.sure, high: DATA.sure, optimum: 1, value, ariaHidden: "true" });
  return make("span", { className: isUnsure(thing) ? "confidence unsure" : "confidence" }, meter, `${percentOf(thing)} %`);
}

function how(thing) {
  return make("span", { className: "how" }, thing.rule, confidence(thing));
}

// A line of a list that leads to a mark, plain where the text has no place for it.
function itemButton(at, dotted, ...content) {
  const parts = [dotted, make("span", { className: "what" }, ...content)];
  if (at < 0) return make("span", { className: "item" }, ...parts.filter(Boolean));
  return make("button", { type: "button", className: "item", onclick: () => go(at) }, ...parts.filter(Boolean));
}

function markButton(index) {
  const mark = current().marks[index];
  return itemButton(index, dot(mark), make("span", { className: "small" }, kindWord(mark)), " ", gist(mark));
}

function small(words) {
  return words && make("span", { className: "small" }, words);
}

function warnings(item) {
  return section("reading.warnings", item.warnings.length && [make("ul", { className: "warnings" }, ...item.warnings.map((warning) => make("li", {}, make("code", {}, warning.code), " ", warning.message)))], item.warnings.length);
}

function listed(label, kind, text) {
  const things = current()[LISTS[kind]];
  const rows = things.map((thing, index) => {
    const at = markOf(kind, index);
    return make("li", {}, itemButton(at, at < 0 ? null : dot(current().marks[at]), ...text(thing)));
  });
  return section(label, rows.length && [make("ul", { className: "items" }, ...rows)], rows.length);
}

function section(label, content, count = 0) {
  if (!content) return null;
  return make("section", {}, make("h2", {}, word(label), " ", count ? make("span", { className: "count" }, String(count)) : null), ...content);
}

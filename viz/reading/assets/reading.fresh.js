"use strict";
// Records as they were just read: their cited documents stand in the text, some on the same page.

function headerCounts(item) {
  return [[item.citations.length, "count.citations"], [item.edges.length, "count.relations"], [unsureOf(item).length, "count.unsure"], [item.measures.length, "count.measures"], [item.deadlines.length, "count.deadlines"], [item.warnings.length, "count.warnings"]];
}

// Where an end of a relation leads: to the first mention of the cited document in this text.
function endButton(end) {
  const at = end === "self" ? -1 : markOf("citation", end);
  if (at < 0) return make("b", {}, endName(end));
  return make("button", { type: "button", className: "link", onclick: () => go(at) }, endName(end));
}

function citationMore(mark, citation) {
  const [index] = mark.of;
  return [...mentionSteps(mark, index), ...openButtons(citation), ...relationsOf(index)];
}

function openButtons(citation) {
  return citation.here.filter((at) => at !== state.document).map((at) =>
    make("p", { className: "open" }, make("button", { type: "button", className: "link", onclick: () => show(at) }, `${word("reading.open")} →`)));
}

function relationsOf(index) {
  const edges = current().edges.filter((edge) => edge.source === index || edge.target === index);
  return edges.length ? [make("h4", {}, word("reading.relations")), make("ul", { className: "items" }, ...edges.map(edgeItem))] : [];
}

function edgeItem(edge) {
  const at = markOf("proof", current().edges.indexOf(edge));
  const text = [make("span", {}, endName(edge.source), " ", relationTag(edge), " ", make("b", {}, endName(edge.target))), how(edge)];
  return make("li", {}, itemButton(at, null, ...text));
}

function renderSummary() {
  const item = current();
  const parts = [
    warnings(item),
    section("reading.document", [factList([...headingFacts(item), ["field.source", item.source]])]),
    section("reading.relations", item.edges.length && [make("ul", { className: "items" }, ...item.edges.map(edgeItem))], item.edges.length),
    listed("reading.citations", "citation", (cited) => [make("b", {}, citedName(cited)), small(cited.issuer), how(cited)]),
    listed("reading.authorities", "authority", (authority) => [authority.name]),
    listed("measures", "measure", (measure) => [MEASURES.get(measure.id)[language], small(word(`measures.${measure.mode}`))]),
    listed("reading.deadlines", "deadline", (due) => [make("b", {}, untilText(due)), small(word(`due.${due.what}`)), how(due)]),
    listed("reading.addressees", "addressee", (body) => [body.name]),
    listed("reading.recipients", "recipient", (body) => [body.name, small(body.role)]),
  ];
  summary.replaceChildren(...parts.filter(Boolean));
}

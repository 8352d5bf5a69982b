"use strict";
// What was read, in words: names of documents, what a mark is, and the facts behind it.

const MEASURES = new Map(DATA.measures.map((item) => [item.id, item]));
const LISTS = { addressee: "addressees", recipient: "recipients", citation: "citations", authority: "authorities", measure: "measures", deadline: "deadlines", proof: "edges" };
const state = { document: 0, mark: null, neighbour: null };

function current() {
  return DATA.documents[state.document];
}

function documentName(item) {
  const { number, type, date } = item.document;
  return number ?? ([type && capital(type), date && dateText(date)].filter(Boolean).join(" ") || item.source || item.document.key || word("unknown"));
}

function citedName(citation) {
  const typed = [citation.type && capital(citation.type), citation.date && dateText(citation.date)];
  return citation.number ?? citation.name ?? (typed.filter(Boolean).join(" ") || word("unknown"));
}

function endName(end) {
  return end === "self" ? word("reading.self") : citedName(current().citations[end]);
}

function percentOf(thing) {
  return Math.round(thing.confidence * 100);
}

// By its own number, not as rounded: what is below the border must not read as what is on it.
function isUnsure(thing) {
  return thing.confidence < DATA.sure;
}

// Everything of a document that carries a confidence below the border.
function unsureOf(item) {
  return [item.document.issuer, ...item.citations, ...item.edges, ...item.deadlines].filter((thing) => thing && isUnsure(thing));
}

// By which rule something was read, and how sure that is.
function howText(thing) {
  return thing.rule ? `(${thing.rule}, ${percentOf(thing)}\u00a0%)` : "";
}

// The things of the record that a mark stands for; the document itself for a part of its heading.
function thingsOf(mark) {
  const list = current()[LISTS[mark.kind]];
  return list ? mark.of.map((index) => list[index]) : [current()];
}

// A finer kind where there is one: of a measure its mode, of a deadline what it is for.
function kindWord(mark) {
  const [{ mode, what }] = thingsOf(mark);
  return word(`mark.${{ measure: mode, deadline: what }[mark.kind] ?? mark.kind}`);
}

// Until when: a day, else the length of a term, else that it comes again or is left open.
function untilText(due) {
  if (due.date) return dateText(due.date);
  return due.recurring ? word("due.again") : termText(due) || word("due.open");
}

function termText({ days, working }) {
  return days ? word(`due.${working ? "workday" : "day"}${days === 1 ? "" : "s"}`, { days }) : "";
}

// The same in few signs, for the tag behind the clause.
function untilTag(due) {
  return `${due.recurring ? "↻" : "≤"} ${untilText(due)}`;
}

// One line on a mark, for the tooltip and the lists.
function gist(mark) {
  const { document: heading, signatory } = current();
  const [thing] = thingsOf(mark);
  switch (mark.kind) {
    case "issuer": return heading.issuer ? `${heading.issuer.name} ${howText(heading.issuer)}` : word("unknown");
    case "number": return heading.number ?? heading.symbol ?? word("unknown");
    case "date": return [heading.place, heading.date && dateText(heading.date)].filter(Boolean).join(", ");
    case "subject": return capital(heading.subject ?? "");
    case "signatory": return [signatory.name, signatory.position, signatory.capacity].filter(Boolean).join(", ");
    case "citation": return `${citedName(thing)} ${howText(thing)}`;
    case "measure": return MEASURES.get(thing.id)[language];
    case "deadline": return `${untilText(thing)} ${howText(thing)}`;
    case "proof": return thingsOf(mark).map(edgeGist).join(" · ");
    default: return thing.name;
  }
}

function edgeGist(edge) {
  const from = edge.source === "self" ? "" : `${endName(edge.source)} `;
  return `${from}${word(`relation.${edge.relation}`)} ${endName(edge.target)} ${howText(edge)}`;
}

function headingFacts({ document: heading, signatory }) {
  const issuer = heading.issuer;
  return [
    ["field.number", heading.number ?? (heading.symbol && `… / ${heading.symbol}`)],
    ["field.type", heading.type && capital(heading.type)],
    ["field.date", heading.date && dateText(heading.date)],
    ["field.place", heading.place],
    ["field.issuer", issuer?.name],
    ["field.level", issuer && word(`level.${levelOf(issuer)}`)],
    ["field.superior", issuer?.superior],
    ["field.urgency", heading.urgency],
    ["field.status", heading.status === "draft" && word("status.draft")],
    ["field.signatory", [signatory.name, signatory.position, signatory.capacity].filter(Boolean).join(", ")],
  ];
}

// The facts of a mark's thing as [label, value]; what is empty is left out where they are shown.
function factsOf(mark, thing) {
  const heading = thing.document;
  const issuer = heading?.issuer;
  switch (mark.kind) {
    case "issuer": return [["field.issuer", issuer?.name ?? word("unknown")], ["field.level", word(`level.${levelOf(issuer ?? {})}`)], ["field.superior", issuer?.superior], ...(issuer ? howFacts(issuer) : [])];
    case "number": return [["field.number", heading.number ?? word("unknown")], ["field.symbol", heading.symbol], ["field.type", heading.type && capital(heading.type)]];
    case "date": return [["field.date", dateText(heading.date)], ["field.place", heading.place]];
    case "subject": return [["field.subject", capital(heading.subject ?? "")]];
    case "signatory": return [["field.signatory", thing.signatory.name], ["field.position", thing.signatory.position], ["field.capacity", thing.signatory.capacity]];
    case "citation": return citationFacts(thing);
    case "measure": return [["field.measure", MEASURES.get(thing.id)[language]]];
    case "authority": return [["field.body", thing.name], ["field.cue", thing.cue]];
    case "deadline": return dueFacts(thing);
    case "proof": return edgeFacts(thing);
    default: return [[thing.group ? "field.group" : "field.body", thing.name], ["field.role", thing.role]];
  }
}

function citationFacts(citation) {
  return [
    ["field.number", citation.number],
    ["field.name", citation.name],
    ["field.type", citation.type && capital(citation.type)],
    ["field.date", citation.date && dateText(citation.date)],
    ["field.issuer", citation.issuer],
    ...howFacts(citation),
  ];
}

function dueFacts(due) {
  const until = due.date || !due.days ? untilText(due) : word("due.open");
  return [["field.until", until], ["field.term", termText(due)], ["field.what", word(`due.${due.what}`)], ...howFacts(due)];
}

function edgeFacts(edge) {
  return [["field.cue", edge.cue && `“${edge.cue}”`], ...howFacts(edge)];
}

function howFacts(thing) {
  return thing.rule ? [["field.rule", thing.rule], ["field.confidence", confidence(thing)]] : [];
}

"use strict";
// The page as a whole: documents, the choice of a mark by mouse or keyboard, layers and language.

const texts = document.getElementById("texts");
const tooltip = document.getElementById("tooltip");
const ARTICLES = [...texts.querySelectorAll("article")];
const PIECES = ARTICLES.map(piecesByMark);
const HEADING = ["issuer", "number", "date", "subject", "signatory"];
const LAYERS = { heading: HEADING, addressee: ["addressee"], recipient: ["recipient"], citation: ["citation"], proof: ["proof"], authority: ["authority"], measure: ["measure"], deadline: ["deadline"] };
const hidden = new Set();

function piecesByMark(article) {
  const pieces = new Map();
  for (const piece of article.querySelectorAll("mark")) {
    const index = Number(piece.dataset.mark);
    if (!pieces.has(index)) pieces.set(index, []);
    pieces.get(index).push(piece);
  }
  return pieces;
}

function pieces(index) {
  return PIECES[state.document].get(index) ?? [];
}

function isShown(index) {
  return !hidden.has(current().marks[index].kind);
}

// The marks of one thing, by its kind and its place in the list of them.
function marksOf(kind, index) {
  return [...current().marks.keys()].filter((at) => current().marks[at].kind === kind && current().marks[at].of.includes(index));
}

function markOf(kind, index) {
  return current().marks.findIndex((mark) => mark.kind === kind && mark.of.includes(index));
}

// The marks that cover a piece of text, innermost first; those of hidden layers left out.
function covering(piece) {
  const found = [];
  for (let at = piece?.closest("mark"); at; at = at.parentElement.closest("mark")) found.push(Number(at.dataset.mark));
  return found.filter(isShown);
}

// The mark itself, then all others that share text with it.
function marksAround(index) {
  const { start, end } = current().marks[index];
  const others = [...current().marks.keys()].filter((at) => at !== index && isShown(at) && current().marks[at].start < end && start < current().marks[at].end);
  return [index, ...others];
}

// What belongs to a mark elsewhere in the text: both ends of a relation, the proofs of a citation.
function linked(index) {
  const mark = current().marks[index];
  if (mark.kind === "citation") {
    const proofs = [...current().marks.keys()].filter((at) => current().marks[at].kind === "proof" && thingsOf(current().marks[at]).some((edge) => [edge.source, edge.target].includes(mark.of[0])));
    return [...marksOf("citation", mark.of[0]), ...proofs];
  }
  if (mark.kind !== "proof") return [];
  return thingsOf(mark).flatMap((edge) => [edge.source, edge.target]).filter((end) => end !== "self").flatMap((end) => marksOf("citation", end));
}

// Chooses a mark, or a document beside this one, or nothing.
function select(index, neighbour = null) {
  for (const piece of texts.querySelectorAll(".chosen, .linked")) piece.classList.remove("chosen", "linked");
  for (const piece of texts.querySelectorAll("mark[tabindex='0']")) piece.tabIndex = -1;
  state.mark = index;
  state.neighbour = neighbour;
  const first = pieces(index ?? firstShown())[0];
  if (first) first.tabIndex = 0;
  if (index !== null) {
    for (const at of linked(index)) pieces(at).forEach((piece) => piece.classList.add("linked"));
    for (const piece of pieces(index)) piece.classList.add("chosen");
  }
  renderDetails();
}

function firstShown() {
  return [...current().marks.keys()].find(isShown);
}

// Chooses a mark, brings it into view and puts the keyboard there.
function go(index) {
  hidden.delete(current().marks[index].kind);
  renderLayers();
  select(index);
  const [first] = pieces(index);
  first.focus({ preventScroll: true });
  first.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

function show(index) {
  state.document = index;
  ARTICLES.forEach((article, at) => { article.hidden = at !== index; });
  texts.scrollTop = 0;
  tooltip.hidden = true;
  renderAll();
}

function pressKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !event.target.closest("mark")) return;
  const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (way) {
    const shown = [...current().marks.keys()].filter(isShown);
    const next = shown[shown.indexOf(state.mark) + way];
    if (next !== undefined) go(next);
  } else if (event.key === "Enter") details.focus();
  else return;
  event.preventDefault();
}

function point(event) {
  const marks = event.target.nodeType === 1 ? covering(event.target) : [];
  for (const piece of texts.querySelectorAll(".over")) piece.classList.remove("over");
  tooltip.hidden = !marks.length;
  if (!marks.length) return;
  for (const piece of pieces(marks[0])) piece.classList.add("over");
  tooltip.replaceChildren(...marks.map((index) => make("p", {}, dot(current().marks[index]), make("b", {}, kindWord(current().marks[index])), " ", gist(current().marks[index]))));
  placeTooltip(event.clientX, event.clientY);
}

function placeTooltip(x, y) {
  const { width, height } = tooltip.getBoundingClientRect();
  tooltip.style.left = `${Math.max(8, Math.min(x + 12, innerWidth - width - 8))}px`;
  tooltip.style.top = `${y + 20 + height > innerHeight ? Math.max(8, y - height - 14) : y + 20}px`;
}

function renderHeader() {
  const item = current();
  const { issuer, date, subject } = item.document;
  document.getElementById("heading").textContent = [documentName(item), issuer?.name, item.document.number && date && dateText(date)].filter(Boolean).join(" · ");
  document.getElementById("subject").textContent = item.warnings.some((warning) => warning.code === "not-a-document") ? word("reading.unread") : capital(subject ?? "");
  const shown = headerCounts(item).filter(([count]) => count).map(([count, key]) => make("li", { className: key === "count.unsure" || key === "count.warnings" ? "notice" : "" }, make("b", {}, String(count)), word(key, { percent: DATA.sure * 100 })));
  document.getElementById("counts").replaceChildren(...shown);
}

function renderDocuments() {
  const rows = DATA.documents.map((item, index) => {
    const unsure = unsureOf(item).length;
    const notices = [[unsure, "reading.unsure"], [item.warnings.length, "reading.warnings"]].filter(([count]) => count).map(([count, key]) => `${word(key)}: ${count}`);
    const lines = [make("b", {}, documentName(item)), make("span", { className: "small" }, item.document.issuer?.name ?? item.source), notices.length ? make("span", { className: "notice" }, notices.join(" · ")) : null];
    const button = make("button", { type: "button", onclick: () => show(index) }, ...lines);
    if (index === state.document) button.setAttribute("aria-current", "true");
    return make("li", {}, button);
  });
  document.getElementById("documents").replaceChildren(make("h2", {}, `${word("reading.documents")} (${rows.length})`), make("ul", {}, ...rows));
}

function renderLayers() {
  const used = new Set(current().marks.map((mark) => mark.kind));
  const boxes = Object.entries(LAYERS).filter(([, kinds]) => kinds.some((kind) => used.has(kind))).map(([layer, kinds]) => {
    const box = make("input", { type: "checkbox", checked: !hidden.has(kinds[0]), data: { layer } });
    box.onchange = () => {
      for (const kind of kinds) hidden[box.checked ? "delete" : "add"](kind);
      renderLayers();
      select(state.mark !== null && isShown(state.mark) ? state.mark : null);
      document.querySelector(`[data-layer="${layer}"]`).focus();
    };
    return make("label", {}, box, make("span", { className: `swatch kind-${kinds[0]}`, ariaHidden: "true" }), word(`layer.${layer}`));
  });
  document.getElementById("layers").replaceChildren(...boxes);
  for (const layer of Object.keys(LAYERS)) texts.classList.toggle(`without-${layer}`, hidden.has(LAYERS[layer][0]));
}

// Behind a sentence or clause a small tag, no part of the text: what it proves, or until when.
function renderTags() {
  for (const [index, own] of PIECES[state.document]) {
    const mark = current().marks[index];
    if (mark.kind === "proof") own.at(-1).dataset.tag = proofTag(thingsOf(mark));
    if (mark.kind === "deadline") own.at(-1).dataset.tag = untilTag(thingsOf(mark)[0]);
  }
}

function proofTag([edge, ...more]) {
  return `${word(`relation.${edge.relation}`)} ${percentOf(edge)} %${more.length ? ` +${more.length}` : ""}`;
}

function renderAll() {
  sayLabels();
  renderHeader();
  renderDocuments();
  renderLayers();
  renderTags();
  renderSummary();
  select(null);
}

function choose(event) {
  const [index] = covering(event.target);
  if (index !== undefined && getSelection().isCollapsed) select(index);
}

function startPage() {
  texts.addEventListener("click", choose);
  texts.addEventListener("focusin", (event) => {
    const [index] = covering(event.target);
    if (index !== undefined && index !== state.mark && event.target.matches(":focus-visible")) select(index);
  });
  texts.addEventListener("keydown", pressKey);
  texts.addEventListener("mousemove", point);
  texts.addEventListener("mouseleave", () => { tooltip.hidden = true; });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") { tooltip.hidden = true; select(null); } });
  document.getElementById("print").onclick = () => window.print();
  for (const button of document.querySelectorAll("#languages button")) button.onclick = () => { language = button.dataset.language; const { mark, neighbour } = state; renderAll(); select(mark, neighbour); };
  if (ARTICLES.length) show(0);
}

startPage();

"use strict";
// Two texts: a passage that is chosen in the one, by mouse or keyboard, is shown in the other.

const about = document.getElementById("about");
const MARKS = [...document.querySelectorAll("mark")];
let chosen = null;
// On narrow screens the other text is far away: whoever walks by keyboard stays where the focus is.
const SIDE_BY_SIDE = matchMedia("(min-width: 901px)");

function describe() {
  const passage = DATA.passages[chosen];
  if (!passage) {
    about.textContent = word(DATA.passages.length ? "diff.hint" : "diff.none");
    return;
  }
  const how = passage.verbatim ? word("diff.verbatim") : word("diff.near", { percent: Math.round(passage.similarity * 100) });
  about.textContent = [`${chosen + 1}. ${word("diff.passage", { words: passage.words })}`, how, passage.moved ? word("diff.moved") : null].filter(Boolean).join(" · ");
}

function choose(mark, follow = true) {
  chosen = mark ? Number(mark.dataset.passage) : null;
  for (const one of MARKS) {
    const same = Number(one.dataset.passage) === chosen;
    one.classList.toggle("chosen", same);
    if (same && one !== mark && (follow || SIDE_BY_SIDE.matches)) one.scrollIntoView({ block: "center" });
  }
  describe();
}

function pressKey(event) {
  if (event.key === "Escape") choose(null);
  const mark = event.target.closest("mark");
  if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
  const own = [...mark.closest("article").querySelectorAll("mark")];
  const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const other = MARKS.find((one) => one !== mark && one.dataset.passage === mark.dataset.passage);
  const next = way ? own[own.indexOf(mark) + way] : ["Enter", " "].includes(event.key) ? other : undefined;
  if (!next) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
}

function say() {
  sayLabels();
  describe();
}

for (const mark of MARKS) {
  mark.dataset.number = String(Number(mark.dataset.passage) + 1);
  mark.addEventListener("click", () => choose(mark));
  mark.addEventListener("focus", () => { if (mark.matches(":focus-visible")) choose(mark, false); });
}
document.addEventListener("keydown", pressKey);
document.getElementById("print").onclick = () => window.print();
for (const button of document.querySelectorAll("#languages button")) button.onclick = () => { language = button.dataset.language; say(); };
say();

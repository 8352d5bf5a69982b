"use strict";
// Texts of files with pages: a small drawing of the page that follows the passage under the
// pointer or the chosen one, and the page behind what the panel quotes or lists. Other texts have
// no part of this, so it goes on where the scripts before it have done their work.

const sheet = make("section", { id: "sheet", ariaLabelledby: "sheet-title" });
let hovered = null;
// The page that is shown, and whether somebody turned to it.
let leaf = { page: 1, turned: false };

function goOn(name, more) {
  const before = globalThis[name];
  globalThis[name] = (...given) => {
    const answer = before(...given);
    more(answer, ...given);
    return answer;
  };
}

function sheets() {
  return current()?.sheets;
}

function boxesOf(index) {
  return current().marks[index]?.at ?? [];
}

function pageOf(index) {
  return boxesOf(index)[0]?.[0];
}

function onPage(page, key = "sheet.short") {
  return make("span", { className: "small onpage" }, word(key, { page }));
}

function ink(tag, attributes, ...children) {
  const element = document.createElementNS("http:/" + "/www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function rectangle([, left, top, right, bottom], className, around) {
  return ink("rect", { class: className, x: left - around, y: top - around, width: right - left + 2 * around, height: bottom - top + 2 * around });
}

// Thinner than it is printed, so that lines stay apart.
function bar([page, left, top, right, bottom]) {
  const less = (bottom - top) / 5;
  return rectangle([page, left, top + less, right, bottom - less], "bar", 0);
}

function drawing(index) {
  const { pages, bars } = sheets();
  const [width, height] = pages[leaf.page - 1];
  const there = (box) => box[0] === leaf.page;
  const here = index === null ? [] : boxesOf(index).filter(there);
  const label = word(here.length ? "sheet.here" : "sheet.bare", { page: leaf.page, pages: pages.length });
  const kind = index === null ? "" : ` kind-${current().marks[index].kind}`;
  return ink("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label }, ...bars.filter(there).map(bar), ...here.map((box) => rectangle(box, `here${kind}`, 2)));
}

function turnButton(step, key, sign) {
  const to = leaf.page + step;
  const button = make("button", { type: "button", className: "quiet", disabled: !sheets().pages[to - 1], ariaLabel: word(key), data: { step: String(step) } }, sign);
  button.onclick = () => {
    leaf = { page: to, turned: true };
    drawSheet();
    const [same, other] = [step, -step].map((way) => sheet.querySelector(`[data-step="${way}"]`));
    (same.disabled ? other : same).focus();
  };
  return button;
}

// The page of the passage; one that somebody turned to stays until another passage is looked at.
function drawSheet() {
  sheet.hidden = !sheets();
  if (sheet.hidden) return;
  const index = hovered ?? state.mark;
  const page = index === null ? null : pageOf(index);
  if (page && !leaf.turned) leaf = { page, turned: false };
  const { pages } = sheets();
  const turn = pages.length > 1 ? [make("p", { className: "turn" }, turnButton(-1, "sheet.back", "‹"), turnButton(1, "sheet.on", "›"))] : [];
  const told = [make("p", { className: "leaf" }, make("b", {}, word("sheet.of", { page: leaf.page, pages: pages.length }))), ...turn];
  if (index === null) told.push(make("p", { className: "hint" }, word("sheet.hint")));
  sheet.replaceChildren(make("h2", { id: "sheet-title" }, word("sheet.title")), make("div", { className: "shown" }, drawing(index), make("div", {}, ...told)));
}

function look(index) {
  if (index === hovered) return;
  hovered = index;
  leaf.turned = false;
  drawSheet();
}

function sayPages() {
  for (const [at, article] of ARTICLES.entries()) {
    const pages = DATA.documents[at].sheets?.pages.length;
    for (const rule of article.querySelectorAll(".sheet")) {
      const says = word("sheet.of", { page: rule.dataset.page, pages });
      rule.dataset.says = says;
      rule.setAttribute("aria-label", says);
    }
    for (const one of article.querySelectorAll(".doubt")) one.title = word("sheet.sure", { sure: one.dataset.sure });
  }
}

goOn("sayLabels", sayPages);
goOn("renderDetails", () => {
  leaf.turned = false;
  drawSheet();
});
goOn("show", () => {
  hovered = null;
  leaf = { page: current().sheets?.bars[0]?.[0] ?? 1, turned: false };
  drawSheet();
});
goOn("renderLayers", () => {
  if (!ARTICLES[state.document].querySelector(".doubt")) return;
  document.getElementById("layers").append(make("span", { className: "legend-doubt" }, make("span", { className: "doubt", ariaHidden: "true" }, "abc"), word("sheet.doubt")));
});
goOn("card", (shown, mark) => {
  if (mark.at?.length) shown.querySelector("figcaption").append(" · ", onPage(mark.at[0][0], "sheet.page"));
});
goOn("itemButton", (shown, at) => {
  if (at >= 0 && pageOf(at)) shown.append(onPage(pageOf(at)));
});
if (globalThis.saying) {
  goOn("saying", (shown, edge) => {
    if (edge.page) shown.querySelector("figcaption").append(" · ", onPage(edge.page, "sheet.page"));
  });
}
details.before(sheet);
texts.addEventListener("mousemove", (event) => look((event.target.nodeType === 1 ? covering(event.target)[0] : null) ?? null));
texts.addEventListener("mouseleave", () => look(null));
if (ARTICLES.length) show(state.document);

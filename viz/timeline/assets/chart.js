"use strict";
// The picture, which stands in the page already: what stands back, what is chosen, and its chain.

const figure = document.getElementById("figure");
const chart = document.getElementById("chart");
const tooltip = document.getElementById("tooltip");
const DOTS = new Map([...chart.querySelectorAll("[data-document]")].map((dot) => [Number(dot.dataset.document), dot]));
const COLUMNS = new Map([...chart.querySelectorAll("[data-cell]")].map((column) => [Number(column.dataset.cell), column]));

// The height at which a part of a column can still be seen.
const LEAST = 4;

// Where a document is drawn: the middle of its mark, or the top of its column.
function placeOf(at) {
  const dot = DOTS.get(at);
  const { x, y, width, height } = (dot ?? COLUMNS.get(CELL_OF[at]).querySelector(".all")).getBBox();
  return { x: x + width / 2, y: dot ? y + height / 2 : y };
}

function drawFilters() {
  for (const [at, dot] of DOTS) dot.classList.toggle("back", !stands(at));
  for (const [cell, column] of COLUMNS) {
    const all = column.querySelector(".all");
    const counted = CELLS[cell].documents.filter((at) => !DOTS.has(at));
    const count = counted.filter(stands).length;
    const whole = all.height.baseVal.value;
    const height = count && Math.min(whole, Math.max(LEAST, (whole * count) / counted.length));
    const part = column.querySelector(".part");
    part.setAttribute("height", height);
    part.setAttribute("y", all.y.baseVal.value + whole - height);
    column.classList.toggle("back", !count);
  }
}

function drawChoice() {
  for (const element of chart.querySelectorAll(".chosen, .on-chain")) element.classList.remove("chosen", "on-chain");
  const lines = document.getElementById("lines");
  lines.replaceChildren();
  if (state.cell !== null) COLUMNS.get(state.cell)?.classList.add("chosen");
  if (state.document === null) return;
  const chain = chainOf(state.document);
  const others = ACTS_ON[state.document].filter((edge) => !chain.includes(edge));
  lines.append(...others.map((edge) => line(edge, "other")), ...chain.map((edge) => line(edge, "chain")));
  for (const edge of chain) for (const at of [FACTS.source[edge], FACTS.target[edge]]) drawn(at).classList.add("on-chain");
  drawn(state.document).classList.add("chosen");
  lines.append(ring(state.document));
}

function drawn(at) {
  return DOTS.get(at) ?? COLUMNS.get(CELL_OF[at]);
}

function svg(tag, attributes) {
  const element = document.createElementNS(chart.namespaceURI, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function line(edge, className) {
  const from = placeOf(FACTS.source[edge]);
  const to = placeOf(FACTS.target[edge]);
  const middle = (from.y + to.y) / 2;
  return svg("path", { class: className, d: `M${from.x} ${from.y}C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${to.y}` });
}

function ring(at) {
  const { x, y } = placeOf(at);
  return svg("circle", { class: "ring", cx: x, cy: y, r: 9 });
}

// Moves the figure so that the chosen document can be seen, where the figure is wider than the screen.
function reveal() {
  const chosen = state.document === null ? COLUMNS.get(state.cell) : drawn(state.document);
  if (!chosen) return;
  const box = (chosen.querySelector?.(".all") ?? chosen).getBoundingClientRect();
  for (const holder of [figure, document.getElementById("picture")]) {
    const frame = holder.getBoundingClientRect();
    if (box.left < frame.left + 20 || box.right > frame.right - 20) holder.scrollLeft += box.left - frame.left - frame.width / 2;
    if (box.top < frame.top + 10 || box.bottom > frame.bottom - 10) holder.scrollTop += box.top - frame.top - frame.height / 2;
  }
}

function aimed(event) {
  return event.target.closest?.("[data-document], [data-cell]")?.dataset;
}

function point(event) {
  const at = aimed(event);
  tooltip.hidden = !at;
  if (!at) return;
  tooltip.replaceChildren(...(at.document ? documentLines(Number(at.document)) : cellLines(Number(at.cell))));
  const frame = document.getElementById("picture");
  const box = frame.getBoundingClientRect();
  const { width, height } = tooltip.getBoundingClientRect();
  const top = event.clientY - box.top + 16;
  tooltip.style.left = `${frame.scrollLeft + Math.max(4, Math.min(event.clientX - box.left + 12, box.width - width - 8))}px`;
  tooltip.style.top = `${frame.scrollTop + (top + height > box.height ? Math.max(4, top - height - 26) : top)}px`;
}

function documentLines(at) {
  const item = documentAt(at);
  return [make("b", {}, nameOf(item)), make("div", {}, item.issuer ?? ""), make("div", {}, dateAndLag(at))];
}

function cellLines(index) {
  const { level, documents } = CELLS[index];
  return [make("b", {}, `${word(`level.${DATA.levels[level]}`)}: ${documents.length} ${word("count.documents")}`), make("div", {}, cellDay(index))];
}

function sayDates() {
  for (const tick of chart.querySelectorAll("[data-date]")) {
    const year = tick.dataset.date.slice(0, 4);
    const full = dateText(tick.dataset.date);
    tick.textContent = tick.dataset.year === "1" ? full : full.replace(` ${year}`, "").replace(`/${year}`, "");
  }
}

"use strict";
// What the reader may leave out or look for: search, levels, relations, days, lags, bodies without
// an answer.

const search = document.getElementById("search");
const results = document.getElementById("results");
const slider = document.getElementById("day");
const player = document.getElementById("play");
const MOST_RESULTS = 30;
const [FIRST_DAY, LAST_DAY] = dayRange();
let playing = null;

function dayRange() {
  const days = ITEMS.map((item) => item.date).filter((date) => /^\d{4}-\d{2}-\d{2}$/.test(date ?? "")).sort();
  const first = /^\d{4}-\d{2}-\d{2}$/.test(ROOT.date ?? "") && ROOT.date < days[0] ? ROOT.date : days[0];
  return [first ?? null, days.at(-1) ?? null];
}

function dayAfter(first, days) {
  return new Date(Date.parse(first) + days * 86400000).toISOString().slice(0, 10);
}

function renderFilters() {
  const levels = LEVELS.filter((level) => ITEMS.some((item) => levelOf(item) === level));
  const relations = Object.keys(RELATION_LINE).filter((name) => name !== "told" && EDGES.some((edge) => edge.relation === name));
  const ghosts = ITEMS.length > DOCUMENTS.size;
  const count = (test) => ITEMS.filter((item) => !item.ghost && test(item)).length;
  document.getElementById("filters").replaceChildren(
    make("h2", {}, word("filters")),
    choices("filters.levels", "levels", levels, (level) => word(`level.${level}`), (level) => count((item) => levelOf(item) === level)),
    choices("filters.relations", "relations", relations, (name) => word(`relation.${name}`), (name) => EDGES.filter((edge) => edge.relation === name).length),
    ...(ghosts ? [toggleBox("ghosts", "filters.ghosts")] : []),
    toggleBox("lags", "filters.lags"),
    ...(FOLDED ? [panelButtons()] : []),
  );
  search.placeholder = word("search");
  search.setAttribute("aria-label", word("search"));
}

// A box for each value; what is not ticked is left out.
function choices(title, set, values, said, counted) {
  const rows = values.map((value) => {
    const box = make("input", { type: "checkbox", checked: !state[set].has(value), data: { [set]: value } });
    box.onchange = () => { state[set][box.checked ? "delete" : "add"](value); changed(); };
    return make("label", {}, box, make("span", { className: "name" }, said(value)), make("span", { className: "number" }, String(counted(value))));
  });
  return make("fieldset", { className: "choices" }, make("legend", {}, word(title)), ...rows);
}

function toggleBox(name, title) {
  const box = make("input", { type: "checkbox", id: name, checked: state[name] });
  box.onchange = () => {
    state[name] = box.checked;
    renderLegend();
    changed();
  };
  return make("label", { className: "badges" }, box, word(title));
}

function panelButtons() {
  const all = make("button", { type: "button", className: "quiet", onclick: () => toggleAll(true) }, word("filters.open"));
  const none = make("button", { type: "button", className: "quiet", onclick: () => toggleAll(false) }, word("filters.close"));
  return make("p", { className: "buttons" }, all, none);
}

function markFilters() {
  if (search.value !== state.query) search.value = state.query;
  const count = DOCUMENTS.size - [...DOCUMENTS.keys()].filter((key) => late.has(key)).length;
  const day = state.day ?? LAST_DAY;
  if (!LAST_DAY) return;
  slider.value = String(daysBetween(FIRST_DAY, day));
  slider.setAttribute("aria-valuetext", dateText(day));
  document.getElementById("day-text").textContent = word("day.text", { date: dateText(day), count, all: DOCUMENTS.size });
}

function startFilters() {
  search.oninput = () => { state.query = search.value; changed(); renderResults(); };
  search.onkeydown = (event) => {
    if (event.key === "Enter") results.querySelector("button")?.click();
    if (event.key === "ArrowDown") results.querySelector("button")?.focus();
    if (event.key !== "Escape") return;
    state.query = "";
    changed();
    renderResults();
    event.stopPropagation();
  };
  results.onkeydown = walkResults;
  const days = LAST_DAY ? daysBetween(FIRST_DAY, LAST_DAY) : 0;
  document.getElementById("days").hidden = days < 1;
  slider.max = String(days);
  slider.oninput = () => showDay(Number(slider.value));
  player.onclick = () => (playing === null ? play() : stop());
}

// The last day shows everything, also what comes without a full date.
function showDay(days) {
  state.day = days >= Number(slider.max) ? null : dayAfter(FIRST_DAY, days);
  changed();
}

function play() {
  if (Number(slider.value) >= Number(slider.max)) showDay(0);
  const pause = Math.max(60, Math.min(400, 12000 / Number(slider.max)));
  playing = setInterval(() => {
    showDay(Number(slider.value) + 1);
    if (state.day === null) stop();
  }, pause);
  renderPlayer();
}

function stop() {
  clearInterval(playing);
  playing = null;
  renderPlayer();
}

function renderPlayer() {
  player.textContent = playing === null ? "▶" : "❚❚";
  player.setAttribute("aria-label", word(playing === null ? "day.play" : "day.stop"));
  slider.setAttribute("aria-label", word("day"));
}

function renderResults() {
  const keys = [...found].filter((key) => !BY_KEY.get(key).ghosts);
  const rows = keys.slice(0, MOST_RESULTS).map((key) => {
    const item = BY_KEY.get(key);
    const about = [item.ghost ? word(`status.${item.status}`) : item.issuer, FOLDED && item.panel ? panelName(PANELS[item.panel]) : null, item.date && dateText(item.date)];
    const go = () => { select(key); reveal(key); };
    return make("li", {}, make("button", { type: "button", onclick: go }, make("b", {}, item.ghost ? item.issuer : nameOf(item)), make("span", {}, about.filter(Boolean).join(" · "))));
  });
  const told = state.query.trim() ? word(keys.length === 1 ? "search.one" : "search.found", { count: keys.length }) : "";
  document.getElementById("hits").textContent = told;
  results.replaceChildren(...rows);
  results.hidden = rows.length === 0;
}

function walkResults(event) {
  const buttons = [...results.querySelectorAll("button")];
  const here = buttons.indexOf(document.activeElement);
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way) return;
  (buttons[here + way] ?? search).focus();
  event.preventDefault();
}

"use strict";
// What the page says: its data, its two languages, and how dates, lags and names are written.
// Everything reaches the page as text; nothing here or elsewhere builds HTML from strings.

const DATA = JSON.parse(document.getElementById("data").textContent);
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
let language = navigator.language.startsWith("vi") ? "vi" : "en";

function word(key, values = {}) {
  const phrase = DATA.labels[key]?.[language] ?? key;
  return phrase.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function dateText(date) {
  if (!date) return word("unknown");
  const [year, month, day] = date.split("-");
  if (language === "vi" || !MONTHS[month - 1]) return [day, month, year].filter(Boolean).join("/");
  return [day && Number(day), MONTHS[month - 1], year].filter(Boolean).join(" ");
}

function lagText(days) {
  if (days === 0) return word("lag.same");
  const sign = days < 0 ? "−" : "+";
  return sign + word(Math.abs(days) === 1 ? "lag.one" : "lag.many", { days: Math.abs(days) });
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function nameOf(item) {
  if (item.number) return item.number;
  const typed = item.type && capital(item.type);
  return [typed, item.date && dateText(item.date)].filter(Boolean).join(" ") || item.key;
}

function levelOf(item) {
  return `level.${item.level}` in DATA.labels ? item.level : "unknown";
}

// An element with properties, a class and children; strings become text.
function make(tag, { className, data, ...properties } = {}, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  Object.assign(element.dataset, data);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("aria")) element.setAttribute(`aria-${name.slice(4).toLowerCase()}`, value);
    else if (name === "role") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// The page's fixed words in the chosen language.
function sayLabels() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-label]")) element.textContent = word(element.dataset.label);
  for (const element of document.querySelectorAll("[data-label-aria]")) element.setAttribute("aria-label", word(element.dataset.labelAria));
  press("languages", "language", language);
}

function press(group, name, value) {
  for (const button of document.querySelectorAll(`#${group} button`)) button.setAttribute("aria-pressed", String(button.dataset[name] === value));
}

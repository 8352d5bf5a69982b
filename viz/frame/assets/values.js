"use strict";
// Numbers, days and dates of values.html, in the chosen language.

function numberText(count) {
  return Number(count).toLocaleString(language === "vi" ? "vi-VN" : "en-GB");
}

function daysText(count) {
  if (Number(count) === 0) return word("lag.same");
  return word(Number(count) === 1 ? "lag.one" : "lag.many", { days: numberText(count) });
}

function sayValues(root = document) {
  for (const element of root.querySelectorAll("[data-number]")) element.textContent = numberText(element.dataset.number);
  for (const element of root.querySelectorAll("[data-days]")) element.textContent = daysText(element.dataset.days);
  for (const element of root.querySelectorAll("[data-date]")) element.textContent = dateText(element.dataset.date);
}

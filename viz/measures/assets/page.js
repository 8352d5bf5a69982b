"use strict";
// Everything is drawn already: what is left to do here is to say it in the chosen language.

function say() {
  sayLabels();
  sayValues();
  for (const element of document.querySelectorAll("[data-en]")) element.textContent = element.dataset[language];
}

document.getElementById("print").onclick = () => window.print();
for (const button of document.querySelectorAll("#languages button")) button.onclick = () => { language = button.dataset.language; say(); };
say();

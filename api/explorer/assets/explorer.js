"use strict";
// Makes the pages quicker to use; all of them work without it. What the server tells is put into
// the page as text, or taken from another page of the same server.

const LATER = 180; // milliseconds without a key being pressed

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, textarea, select");
  if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = document.querySelector("input[name='q']");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

for (const form of document.querySelectorAll("form[data-live]")) makeLive(form);
for (const box of document.querySelectorAll("input[data-suggest]")) suggestFor(box);
for (const form of document.querySelectorAll("form[data-most]")) refuseLarge(form);

// A filter that is changed shows its results without the page being loaded again.
function makeLive(form) {
  const id = form.dataset.live;
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  form.append(status);
  let running = null;

  async function show(address, remember) {
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(address, { signal: running.signal, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.getElementById(id);
      if (!answer.ok || !found) throw new Error(address);
      document.getElementById(id).replaceWith(document.adoptNode(found));
      status.textContent = found.querySelector("h2, p")?.textContent.trim() ?? "";
      for (const link of document.querySelectorAll(".languages a")) {
        link.href = page.querySelector(`.languages a[hreflang="${link.hreflang}"]`).getAttribute("href");
      }
      if (remember) history.pushState(null, "", address);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  }

  function address() {
    const told = [...new FormData(form)].filter(([, value]) => value !== "");
    return `${form.action}?${new URLSearchParams(told)}`;
  }

  form.addEventListener("change", (event) => {
    if (event.target.matches("select, input[type='checkbox'], input[type='date']")) show(address(), true);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(address(), true);
  });
  addEventListener("popstate", () => location.reload());
}

// Documents that the words in a search box fit, to be chosen with the arrow keys.
function suggestFor(box) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = `${box.id}-suggestions`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.labels[0]?.textContent ?? "");
  list.hidden = true;
  box.parentElement.append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) {
    box.setAttribute(name, value);
  }
  let waiting = 0;
  let asked = "";

  function close() {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function choose(option) {
    for (const other of list.children) other.setAttribute("aria-selected", String(other === option));
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
  }

  function go(option) {
    const kept = new URLSearchParams(location.search).get("lang");
    location.assign(box.dataset.open + encodeURIComponent(option.dataset.key) + (kept ? `?lang=${encodeURIComponent(kept)}` : ""));
  }

  function shown(document_, index) {
    const option = document.createElement("li");
    option.id = `${list.id}-${index}`;
    option.dataset.key = document_.key;
    option.setAttribute("role", "option");
    option.lang = "vi";
    const about = document.createElement("small");
    about.textContent = [document_.issuer, document_.date].filter(Boolean).join(" · ");
    option.append(document_.number ?? document_.key, about);
    option.addEventListener("mousedown", (event) => {
      event.preventDefault();
      go(option);
    });
    return option;
  }

  async function ask() {
    const words = box.value.trim();
    if (words.length < 2) return close();
    asked = words;
    const query = new URLSearchParams({ q: words, limit: "6", fields: "key,number,issuer,date" });
    try {
      const answer = await fetch(`${box.dataset.suggest}?${query}`);
      if (!answer.ok || asked !== box.value.trim() || document.activeElement !== box) return undefined;
      const found = await answer.json();
      list.replaceChildren(...found.items.map(shown));
      list.hidden = found.items.length === 0;
      box.setAttribute("aria-expanded", String(!list.hidden));
      choose(null);
    } catch {
      close();
    }
    return undefined;
  }

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, LATER);
  });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const options = [...list.children];
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(options[(at + step + options.length + (at < 0 && step < 0 ? 1 : 0)) % options.length]);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      go(options[at]);
    }
  });
}

// A server that is sent too much hangs up before it has answered: that is told here.
function refuseLarge(form) {
  const note = form.querySelector("[role='alert']");
  form.addEventListener("submit", (event) => {
    const files = [...form.querySelector("input[type='file']").files];
    const text = new Blob([form.querySelector("textarea").value]).size;
    const size = files.reduce((sum, file) => sum + file.size + 300, text + 2000);
    note.hidden = size <= Number(form.dataset.most);
    note.textContent = note.hidden ? "" : form.dataset.tooLarge;
    if (!note.hidden) event.preventDefault();
  });
}

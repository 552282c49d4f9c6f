// Shows the passages behind an item in a side pane. The page is whole without this script; with it, passages are cut
// out of the reports' texts in the Sources, so that none has to be repeated. Nothing is ever parsed as markup.
"use strict";
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const pane = byId("pane");
  const passage = byId("passage");
  const filter = byId("filter");
  const items = all(".item");
  const texts = new Map();
  let current = null; // the item that j and k count from
  let shown = { item: null, links: [], place: 0 };
  let opener = null; // where focus goes back to when the pane closes

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    if (text) made.dir = "auto";
    return made;
  };

  // The pieces of a report's text as arrays of code points, which is what the offsets count.
  const pieces = (report) => {
    if (!texts.has(report)) {
      texts.set(report, all(`#report-${report} [data-start]`).map((node) => {
        const points = Array.from(node.textContent);
        const start = Number(node.dataset.start);
        return { node, points, start, end: start + points.length };
      }));
    }
    return texts.get(report);
  };

  const highlighted = (piece, start, end) => {
    const quote = element("blockquote");
    quote.dir = "auto";
    if (piece.node.localName === "del") quote.className = "removed";
    const from = Math.max(0, start - piece.start);
    const to = Math.min(piece.points.length, end - piece.start);
    const cut = (a, b) => piece.points.slice(a, b).join("");
    const marked = document.createElement("mark");
    marked.textContent = cut(from, to);
    quote.append(cut(0, from), marked, cut(to));
    return quote;
  };

  const render = () => {
    const link = shown.links[shown.place];
    const [report, start, end] = link.dataset.at.split(" ").map(Number);
    const source = byId(`report-${report}`);
    const touched = pieces(report).filter((piece) => piece.start < end && start < piece.end);
    const full = element("a", "in the full text", "in-full");
    full.href = link.hash;
    full.addEventListener("click", () => { source.querySelector("details.text").open = true; });
    const place = element("p", "", "pane-place");
    place.append(element("span", source.dataset.id, "sigil"), ` · ${source.dataset.date} · ${start}–${end}`);
    // Of a difference or a figure, which side or value the passage stands for.
    const told = link.closest("li")?.parentElement.closest("li")?.querySelector(".value, .quantity");
    const side = told ? [element("p", told.textContent, "pane-side")] : [];
    passage.replaceChildren(
      element("p", source.dataset.outlet, "pane-outlet"),
      element("p", source.dataset.title, "pane-title"),
      place,
      ...side,
      ...touched.map((piece) => highlighted(piece, start, end)),
      full
    );
    byId("which").textContent = `Passage ${shown.place + 1} of ${shown.links.length}`;
    byId("previous").disabled = shown.place === 0;
    byId("next").disabled = shown.place === shown.links.length - 1;
    const mark = passage.querySelector("mark");
    // From the top where the passage is seen from there; a passage further down comes into the middle.
    const isSeen = mark && mark.offsetTop + 60 < pane.clientHeight;
    pane.scrollTop = !mark || isSeen ? 0 : mark.offsetTop - pane.clientHeight / 2;
  };

  const select = (item) => {
    if (current) current.classList.remove("here");
    current = item;
    if (item) item.classList.add("here");
  };

  const open = (item, link) => {
    const links = all("[data-at]", item);
    if (!links.length) return false;
    shown = { item, links, place: Math.max(0, links.indexOf(link)) };
    select(item);
    pane.hidden = false;
    render();
    return true;
  };

  const turn = (step) => {
    const place = shown.place + step;
    if (pane.hidden || place < 0 || place >= shown.links.length) return;
    shown.place = place;
    render();
  };

  const close = () => {
    pane.hidden = true;
    const back = opener && current && current.contains(opener) ? opener : current;
    if (back) back.focus({ preventScroll: true });
    opener = null;
  };

  const visible = (item) => item.offsetParent !== null || item.getClientRects().length > 0;

  const move = (step) => {
    let place = current ? items.indexOf(current) : -1;
    if (!current && step < 0) place = items.length;
    do place += step; while (items[place] && !visible(items[place]));
    const item = items[place];
    if (!item) return;
    select(item);
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    if (!pane.hidden && !open(item)) close();
  };

  const reveal = () => {
    for (const fold of all("details.fold")) {
      if (filter.value.trim() && !fold.open) { fold.open = true; fold.dataset.opened = ""; }
      if (!filter.value.trim() && "opened" in fold.dataset) { fold.open = false; delete fold.dataset.opened; }
    }
  };

  const haystacks = new Map();
  const haystack = (item) => {
    if (!haystacks.has(item)) haystacks.set(item, item.textContent.toLowerCase());
    return haystacks.get(item);
  };

  const applyFilter = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const item of items) {
      const matches = words.every((word) => haystack(item).includes(word));
      item.hidden = !matches;
      if (matches) found += 1;
    }
    root.classList.toggle("filtering", words.length > 0);
    reveal();
    byId("found").textContent = words.length ? `${found} of ${items.length} items` : "";
  };

  const buttons = () => {
    for (const details of all("details.proof")) {
      const button = element("button", "", "passages");
      button.type = "button";
      button.setAttribute("aria-controls", "pane");
      button.append(...details.querySelector("summary").cloneNode(true).childNodes);
      details.before(button);
      details.hidden = true;
    }
  };

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (!(target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const item = target.closest(".item");
    const button = target.closest("button.passages");
    const link = target.closest("[data-at]");
    if (!item || pane.contains(target)) return;
    if (button) {
      opener = button;
      const first = button.nextElementSibling.querySelector("[data-at]");
      if (open(item, first) && event.detail === 0) pane.focus();
    } else if (link) {
      event.preventDefault();
      opener = link;
      if (open(item, link) && event.detail === 0) pane.focus();
    } else if (!target.closest("a, summary, input, .text") && !String(getSelection())) {
      if (!item.classList.contains("report")) open(item);
    }
  });

  const typing = (target) => target instanceof HTMLInputElement;

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    n: () => turn(1),
    p: () => turn(-1),
    "/": () => { filter.focus(); filter.select(); },
    Enter: (event) => {
      if (!current || event.target !== current) return false;
      opener = current;
      const text = current.querySelector("details.text");
      if (open(current)) pane.focus();
      else if (text) text.open = !text.open;
      return true;
    },
    Escape: () => { if (pane.hidden && filter.value) { filter.value = ""; applyFilter(); } else close(); },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target)) {
      if (event.key === "Escape") { filter.value = ""; applyFilter(); filter.blur(); }
      if (event.key === "Enter") { filter.blur(); current = null; move(1); }
      return;
    }
    const action = keys[event.key];
    if (action && action(event) !== false) event.preventDefault();
  });

  byId("previous").addEventListener("click", () => turn(-1));
  byId("next").addEventListener("click", () => turn(1));
  byId("close").addEventListener("click", close);
  filter.addEventListener("input", applyFilter);
  document.addEventListener("focusin", (event) => {
    const item = event.target instanceof Element && event.target.closest(".item");
    if (item) select(item);
  });

  // On paper the proofs of the record and of the differences stand under their lines.
  addEventListener("beforeprint", () => {
    for (const details of all("#record details.proof, #differences details.proof")) details.open = true;
  });

  const sections = all("main > section");
  const watch = new IntersectionObserver(() => {
    const here = sections.filter((section) => section.getBoundingClientRect().top < innerHeight / 3).pop();
    for (const link of all("nav a")) {
      const isHere = Boolean(here) && link.hash === `#${here.id}`;
      if (isHere && !link.hasAttribute("aria-current")) {
        link.setAttribute("aria-current", "true");
        link.closest("ol").scrollLeft = link.offsetLeft - 48;
      } else if (!isHere) {
        link.removeAttribute("aria-current");
      }
    }
  }, { rootMargin: "-33% 0px -66% 0px" });

  root.classList.add("js");
  buttons();
  for (const hidden of all(".filter, .keys, #hint")) hidden.hidden = false;
  for (const section of sections) watch.observe(section);
})();

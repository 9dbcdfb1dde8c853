// The evidence panel, the reader and the copy button. Every answer in the chat carries its evidence in
// a hidden section; this script shows the section of one answer at a time in the panel beside the chat.
(() => {
  "use strict";

  const narrow = matchMedia("(max-width: 860px)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let panel = null;
  let shown = null; // id of the evidence section in the panel
  let source = ""; // its markup as last shown
  let pinned = false; // whether the reader has asked for an earlier answer's evidence
  let turns = 0;
  let lastMarker = null; // the marker that the reader came from

  const glide = () => (still.matches ? "auto" : "smooth");

  function reveal(element, block) {
    element.scrollIntoView({ behavior: glide(), block });
  }

  // -- evidence ---------------------------------------------------------------------------------

  function makePanel() {
    const side = document.getElementById("side");
    if (!side) return null;
    panel = document.createElement("aside");
    panel.id = "evidence";
    panel.setAttribute("aria-label", "Evidence");
    panel.hidden = true;
    side.append(panel);
    return panel;
  }

  function show(section) {
    if (!panel?.isConnected && !makePanel()) return;
    const empty = !section || !section.childElementCount;
    panel.hidden = empty;
    document.getElementById("side").classList.toggle("has-evidence", !empty);
    if (empty) {
      panel.replaceChildren();
      shown = null;
      return;
    }
    if (shown === section.id && source === section.innerHTML) return;
    const same = shown === section.id;
    shown = section.id;
    source = section.innerHTML;
    const content = section.cloneNode(true);
    content.hidden = false;
    content.removeAttribute("id");
    for (const element of content.querySelectorAll("[id]")) element.id = `shown-${element.id}`;
    panel.replaceChildren(...content.childNodes);
    if (!same) panel.parentElement.scrollTop = 0;
    for (const turn of document.querySelectorAll(".turn.shown")) turn.classList.remove("shown");
    section.closest(".turn")?.classList.add("shown");
  }

  function bringUp(marker) {
    const id = marker.getAttribute("href").slice(1);
    const section = document.getElementById(`evidence-${id.match(/^e(\d+)-/)[1]}`);
    if (!section) return;
    pinned = true;
    lastMarker = marker;
    show(section);
    const card = document.getElementById(`shown-${id}`);
    if (!card) return;
    const behind = card.querySelector("details.behind");
    if (behind) behind.open = true; // from the sentence to the original publication is one more click
    reveal(card, narrow.matches ? "start" : "nearest");
    card.focus({ preventScroll: true });
    for (const other of panel.querySelectorAll(".flash")) other.classList.remove("flash");
    void card.offsetWidth; // lets the animation begin anew
    card.classList.add("flash");
  }

  // -- the conversation as it changes -----------------------------------------------------------

  function follow() {
    const chat = document.getElementById("chat");
    if (!chat) return;
    const questions = chat.querySelectorAll(".question");
    document.body.classList.toggle("talking", questions.length > 0);
    if (questions.length !== turns) {
      if (questions.length > turns) {
        const question = questions[questions.length - 1];
        requestAnimationFrame(() => reveal(question.closest(".message-row") ?? question, "start"));
      }
      turns = questions.length;
      pinned = false;
    }
    for (const element of chat.querySelectorAll("[data-testid][aria-label]")) {
      element.removeAttribute("aria-label"); // it would spell out the markup of the message
    }
    const sections = chat.querySelectorAll("section.evidence");
    if (!sections.length) show(null);
    else if (!pinned || !document.getElementById(shown)) show(sections[sections.length - 1]);
  }

  let planned = false;
  new MutationObserver(() => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      follow();
    });
  }).observe(document.documentElement, { childList: true, subtree: true });

  // -- the reader -------------------------------------------------------------------------------

  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  function makeReader() {
    const close = make("button", { type: "button", className: "close", textContent: "Close" });
    const next = make("button", { type: "button", className: "next", textContent: "Next quote" });
    const bar = make(
      "div",
      { className: "bar" },
      make("p", { className: "title" }),
      next,
      make("a", { className: "alone", target: "_blank", rel: "noopener", textContent: "New tab" }),
      close,
    );
    const reader = make("dialog", { id: "reader" }, bar, make("div", { className: "content", tabIndex: 0 }));
    reader.setAttribute("aria-label", "Article");
    close.addEventListener("click", () => reader.close());
    next.addEventListener("click", () => {
      const quotes = quotesIn(reader);
      const place = quotes.findIndex((quote) => quote.classList.contains("current"));
      turnTo(quotes, quotes[(place + 1) % quotes.length], glide());
    });
    reader.addEventListener("click", (event) => {
      if (event.target === reader) reader.close();
    });
    (document.querySelector(".gradio-container") ?? document.body).append(reader);
    return reader;
  }

  // The marked element that follows each anchor; two quotes that begin alike share one.
  function quotesIn(reader) {
    const found = [...reader.querySelectorAll(".anchor")].map((anchor) => {
      let mark = anchor.nextElementSibling;
      while (mark?.matches(".anchor")) mark = mark.nextElementSibling;
      return mark;
    });
    return [...new Set(found.filter(Boolean))];
  }

  function turnTo(quotes, quote, behavior) {
    for (const other of quotes) other.classList.toggle("current", other === quote);
    quote?.scrollIntoView({ behavior, block: "center" });
  }

  function say(reader, text) {
    reader.querySelector(".content").replaceChildren(make("p", { className: "notice", textContent: text }));
  }

  async function read(address) {
    const reader = document.getElementById("reader") ?? makeReader();
    const content = reader.querySelector(".content");
    reader.querySelector(".alone").href = address;
    reader.querySelector(".title").textContent = "";
    reader.querySelector(".next").hidden = true;
    say(reader, "Opening the article…");
    if (!reader.open) reader.showModal();
    try {
      const response = await fetch(address);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      content.replaceChildren(document.importNode(page.querySelector("main"), true));
    } catch {
      say(reader, "The article could not be fetched: is Dossier still running?");
      return;
    }
    const title = reader.querySelector(".title");
    const heading = content.querySelector("h1");
    title.textContent = heading.textContent;
    new IntersectionObserver(([entry]) => title.classList.toggle("spare", entry.isIntersecting), {
      root: content,
    }).observe(heading);
    content.scrollTop = 0;
    content.focus({ preventScroll: true });
    const quotes = quotesIn(reader);
    reader.querySelector(".next").hidden = quotes.length < 2;
    const wanted = new URL(address, document.baseURI).hash.slice(1);
    let place = wanted ? content.querySelector(`[id="${CSS.escape(wanted)}"]`) : null;
    while (place?.matches(".anchor")) place = place.nextElementSibling;
    if (place) turnTo(quotes, place, "auto");
  }

  // -- clicks -----------------------------------------------------------------------------------

  async function copy(button) {
    const text = button.closest(".turn").querySelector(".clipping").textContent;
    const before = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Copying is not allowed here";
    }
    setTimeout(() => (button.textContent = before), 2000);
  }

  // Asks the question of an answer again without its period: the page listens to a hidden field.
  function answerAgain(button) {
    const field = document.querySelector("#again textarea, #again input");
    field.value = `${button.closest(".turn").id.replace("turn-", "")} ${Date.now()}`;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    pinned = false;
    document.querySelector("#question textarea").focus({ preventScroll: true });
  }

  document.addEventListener(
    "click",
    (event) => {
      if (!(event.target instanceof Element)) return;
      const target = event.target.closest("a.cite, a.look, a.back, a.open, button.copy, button.more, button.any-time");
      if (!target) return;
      const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (target.matches("a.open") && elsewhere) return;
      event.preventDefault();
      if (target.matches(".cite")) bringUp(target);
      else if (target.matches(".copy")) copy(target);
      else if (target.matches(".any-time")) answerAgain(target);
      else if (target.matches(".more")) {
        const card = target.closest(".card");
        target.textContent = card.classList.toggle("whole") ? "Less of it" : "Whole passage";
      } else if (target.matches(".look")) {
        pinned = true;
        show(document.getElementById(target.getAttribute("href").slice(1)));
        reveal(panel, "start");
      } else if (target.matches(".back")) {
        const turn = document.getElementById(target.getAttribute("href").slice(1));
        reveal(lastMarker?.isConnected ? lastMarker : turn, "center");
        lastMarker?.focus({ preventScroll: true });
      } else read(target.getAttribute("href"));
    },
    true,
  );
})();

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
    const title = document.createElement("h2");
    title.textContent = "Evidence";
    const content = section.cloneNode(true);
    content.hidden = false;
    content.removeAttribute("id");
    for (const element of content.querySelectorAll("[id]")) element.id = `shown-${element.id}`;
    panel.replaceChildren(title, ...content.childNodes);
    if (!same) panel.parentElement.scrollTop = 0;
    for (const turn of document.querySelectorAll(".turn.shown")) turn.classList.remove("shown");
    section.closest(".turn")?.classList.add("shown");
  }

  function bringUp(marker) {
    const id = marker.getAttribute("href").slice(1);
    const section = document.getElementById(`evidence-${id.match(/^e(\d+)-/)[1]}`);
    if (!section) return;
    pinned = true;
    show(section);
    const card = document.getElementById(`shown-${id}`);
    if (!card) return;
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

  function makeReader() {
    const reader = document.createElement("dialog");
    reader.id = "reader";
    reader.setAttribute("aria-label", "Article");
    const bar = document.createElement("div");
    bar.className = "bar";
    const link = document.createElement("a");
    link.className = "alone";
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = "Open in its own tab";
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = "Close";
    close.addEventListener("click", () => reader.close());
    const content = document.createElement("div");
    content.className = "content";
    content.tabIndex = 0;
    bar.append(link, close);
    reader.append(bar, content);
    reader.addEventListener("click", (event) => {
      if (event.target === reader) reader.close();
    });
    (document.querySelector(".gradio-container") ?? document.body).append(reader);
    return reader;
  }

  function say(content, text) {
    const line = document.createElement("p");
    line.className = "notice";
    line.textContent = text;
    content.replaceChildren(line);
  }

  async function read(address) {
    const reader = document.getElementById("reader") ?? makeReader();
    const content = reader.querySelector(".content");
    reader.querySelector(".alone").href = address;
    say(content, "Opening the article…");
    if (!reader.open) reader.showModal();
    try {
      const response = await fetch(address);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      content.replaceChildren(document.importNode(page.querySelector("main"), true));
    } catch {
      say(content, "The article could not be fetched: is Dossier still running?");
      return;
    }
    content.scrollTop = 0;
    content.focus({ preventScroll: true });
    const anchor = new URL(address, document.baseURI).hash.slice(1);
    const place = anchor && content.querySelector(`[id="${CSS.escape(anchor)}"]`);
    const quote = place?.nextElementSibling ?? place;
    quote?.classList.add("current");
    quote?.scrollIntoView({ block: "center" });
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

  document.addEventListener(
    "click",
    (event) => {
      if (!(event.target instanceof Element)) return;
      const target = event.target.closest("a.cite, a.look, a.open, button.copy, button.more");
      if (!target) return;
      const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (target.matches("a.open") && elsewhere) return;
      event.preventDefault();
      if (target.matches(".cite")) bringUp(target);
      else if (target.matches(".copy")) copy(target);
      else if (target.matches(".more")) {
        const card = target.closest(".card");
        target.textContent = card.classList.toggle("whole") ? "Less of it" : "Whole passage";
      } else if (target.matches(".look")) {
        pinned = true;
        show(document.getElementById(target.getAttribute("href").slice(1)));
        reveal(panel, "start");
      } else read(target.getAttribute("href"));
    },
    true,
  );
})();

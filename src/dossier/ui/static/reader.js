// The reading view: an article over the page, with the quotes of the answer marked and steps between them.
import { glide, make, place } from "./elements.js";

let quotes = [];
let removal = null; // asks whether the article is to be removed; null where it may not be
let opening = new AbortController(); // of the article that was wanted last

function made() {
  const button = (name, text, act) => {
    const element = make("button", { type: "button", className: name, textContent: text });
    element.addEventListener("click", act);
    return element;
  };
  const steps = make(
    "div",
    { className: "steps", role: "group", hidden: true },
    button("previous", "Previous", () => stepQuote(-1)),
    make("span", { className: "place", role: "status" }),
    button("next", "Next", () => stepQuote(1)),
  );
  steps.setAttribute("aria-label", "Quotes of this answer");
  const alone = { className: "alone", target: "_blank", rel: "noopener", textContent: "New tab" };
  const bar = make(
    "div",
    { className: "bar" },
    make("p", { className: "title" }),
    steps,
    button("remove", "Remove…", (event) => {
      const { article } = reader.querySelector(".content article").dataset;
      removal(event.target, article, reader.querySelector(".content h1").textContent, () => reader.close());
    }),
    make("a", alone),
    button("close", "Close", () => reader.close()),
  );
  const reader = make("dialog", { id: "reader" }, bar, make("div", { className: "content", tabIndex: 0 }));
  reader.setAttribute("aria-label", "Article");
  reader.addEventListener("click", (event) => {
    if (event.target === reader) reader.close();
  });
  return place(reader);
}

export const readerIsOpen = () => Boolean(document.getElementById("reader")?.open);

// The marked element that follows each anchor; two quotes that begin alike share one.
function quotesIn(reader) {
  const found = [...reader.querySelectorAll(".anchor")].map((anchor) => {
    let mark = anchor.nextElementSibling;
    while (mark?.matches(".anchor")) mark = mark.nextElementSibling;
    return mark;
  });
  return [...new Set(found.filter(Boolean))];
}

export function stepQuote(by) {
  if (quotes.length < 2) return;
  const at = quotes.findIndex((quote) => quote.classList.contains("current"));
  turnTo(quotes[(at + by + quotes.length) % quotes.length], glide());
}

function turnTo(quote, behavior) {
  for (const other of quotes) other.classList.toggle("current", other === quote);
  quote.scrollIntoView({ behavior, block: "center" });
  document.querySelector("#reader .place").textContent = `${quotes.indexOf(quote) + 1} of ${quotes.length}`;
}

function say(reader, text) {
  reader.querySelector(".content").replaceChildren(make("p", { className: "notice", textContent: text }));
}

export async function read(address, mayRemove = null) {
  const reader = document.getElementById("reader") ?? made();
  const content = reader.querySelector(".content");
  const title = reader.querySelector(".title");
  reader.querySelector(".alone").href = address;
  title.textContent = "";
  reader.querySelector(".steps").hidden = true;
  reader.querySelector(".remove").hidden = true;
  removal = mayRemove;
  quotes = [];
  opening.abort(); // what comes late must not take the place of this one
  opening = new AbortController();
  const { signal } = opening;
  say(reader, "Opening the article…");
  if (!reader.open) reader.showModal();
  try {
    const response = await fetch(address, { signal });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    signal.throwIfAborted();
    content.replaceChildren(document.importNode(page.querySelector("main"), true));
  } catch {
    if (!signal.aborted) say(reader, "The article could not be fetched: is Dossier still running?");
    return;
  }
  reader.querySelector(".remove").hidden = !(removal && content.querySelector("article"));
  const heading = content.querySelector("h1");
  title.textContent = heading.textContent;
  new IntersectionObserver(([entry]) => title.classList.toggle("spare", entry.isIntersecting), {
    root: content,
  }).observe(heading);
  content.scrollTop = 0;
  content.focus({ preventScroll: true });
  quotes = quotesIn(reader);
  reader.querySelector(".steps").hidden = quotes.length < 2;
  const wanted = new URL(address, document.baseURI).hash.slice(1);
  let found = wanted ? content.querySelector(`[id="${CSS.escape(wanted)}"]`) : null;
  while (found?.matches(".anchor")) found = found.nextElementSibling;
  if (found) turnTo(found, "auto");
}

// Follows the conversation as Gradio renders it, and hears clicks and keys.
import { isEditable, make, place, reveal, turnOf, whenever, write } from "./elements.js";
import { backToAnswer, bringUp, look, show, shownSection, step, unfold } from "./evidence.js";
import { removalOf } from "./library.js";
import { hidePeek, peeked, showPeek } from "./peek.js";
import { read, readerIsOpen, stepQuote } from "./reader.js";
import { chooseYear, correctReading, editQuestion, forget, showVotes, showYears, vote, wish } from "./wishes.js";

let turns = 0;
let pinned = false; // whether the reader has asked for an earlier answer's evidence
let told = ""; // what was last said aloud
let touched = false; // whether the last pointer was a finger

// -- the conversation as it changes -------------------------------------------------------------

function follow() {
  const chat = document.getElementById("chat");
  if (!chat) return;
  const questions = chat.querySelectorAll(".question");
  document.body.classList.toggle("talking", questions.length > 0);
  document.body.classList.toggle("answering", Boolean(chat.querySelector(".turn.waiting, .turn.streaming")));
  if (questions.length !== turns) {
    if (questions.length > turns) {
      const question = questions[questions.length - 1];
      requestAnimationFrame(() => reveal(question.closest(".message-row") ?? question, "start"));
      emptyOf(question.textContent);
    }
    for (const each of questions) if (each.scrollHeight > each.clientHeight) each.tabIndex = 0; // to be scrolled by keys
    turns = questions.length;
    pinned = false;
    if (!turns) forget();
  }
  calm(chat);
  tellFold(document.querySelector("#filters > button"));
  nameCrosses();
  if (peeked() && !peeked().isConnected) hidePeek();
  const sections = chat.querySelectorAll("section.evidence");
  if (!sections.length) show(null);
  else if (!pinned || !document.getElementById(shownSection())) show(sections[sections.length - 1]);
  showVotes();
  showYears();
  say(chat);
}

// The field is empty again once its question stands in the conversation, but for what was typed on meanwhile.
function emptyOf(question) {
  const field = document.querySelector("#question textarea");
  const [typed, asked] = [field.value.trimStart(), question.trim()];
  if (words(typed) === words(asked)) write(field, "");
  else if (typed.startsWith(asked)) write(field, typed.slice(asked.length).trimStart());
}

const words = (text) => text.trim().split(/\s+/).join(" ");

// Gradio would have every change of the chat read out, with the markup of the messages spelt out.
function calm(chat) {
  for (const element of chat.querySelectorAll("[data-testid][aria-label]")) element.removeAttribute("aria-label");
  for (const element of chat.querySelectorAll("[aria-live]:not([aria-live=off])")) element.ariaLive = "off";
  // Its questions to begin with are buttons, which a list may not hold.
  for (const element of chat.querySelectorAll(".examples[role=list]")) element.setAttribute("role", "group");
}

// Gradio tells only the eye whether the filters are unfolded.
function tellFold(button) {
  if (button) button.ariaExpanded = String(button.matches(".open"));
}

// Its crosses beside what was chosen would be called "Remove 0", "Remove 1".
function nameCrosses() {
  for (const cross of document.querySelectorAll(".token > .token-remove")) {
    const name = `Remove ${cross.previousElementSibling.textContent.trim()}`;
    if (cross.title !== name) cross.title = name;
  }
}

// Says once that the archive is searched, and once what the answer is.
function say(chat) {
  const rows = chat.querySelectorAll(".turn");
  const last = rows[rows.length - 1];
  if (!last) {
    told = "";
    return;
  }
  const key = `${rows.length} ${last.matches(".waiting, .streaming") ? "waiting" : last.textContent.length}`;
  if (key === told || (last.matches(".streaming") && told.startsWith(`${rows.length} `))) return;
  told = key;
  const region = document.getElementById("announcer") ?? makeAnnouncer();
  region.replaceChildren(...(last.matches(".waiting, .streaming") ? ["Searching the archive"] : spoken(last)));
}

function makeAnnouncer() {
  const region = make("div", { id: "announcer", className: "spoken", role: "status" });
  region.ariaLive = "polite";
  return place(region);
}

// What is said of an answer, each part with the language of what it quotes.
function spoken(turn) {
  const parts = turn.querySelectorAll(".statement, .quoted, .abstained > p:not(.label), .notice");
  const text = [...parts].map((part) => {
    const copy = part.cloneNode(true);
    for (const aside of copy.querySelectorAll(".cite, .support, .backing")) aside.remove();
    return make("span", {}, ...copy.childNodes, " ");
  });
  const facts = turn.querySelector(".facts")?.firstElementChild?.textContent ?? "";
  return ["Answer: ", ...text, facts];
}

whenever(follow);

// -- copying ------------------------------------------------------------------------------------

async function copy(button, text) {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Copying is not allowed here";
  }
  setTimeout(() => (button.textContent = before), 2000);
}

const held = (button, name) => button.closest(".turn").querySelector(name).textContent;

// -- the shelf of conversations -----------------------------------------------------------------

const drawer = matchMedia("(max-width: 1179px)"); // where the shelf lies over the page

function openShelf(open) {
  document.body.classList.toggle("shelf-open", open);
  document.getElementById("shelf-toggle")?.setAttribute("aria-expanded", String(open));
  if (open) document.querySelector("#shelf :is(button, input, textarea, a)")?.focus({ preventScroll: true });
}

const shelfIsOpen = () => document.body.classList.contains("shelf-open");

// -- clicks -------------------------------------------------------------------------------------

function marker(link) {
  if (touched && peeked() !== link) {
    showPeek(link, () => marker(link));
    return;
  }
  hidePeek();
  pinned = bringUp(link) || pinned;
}

const acts = {
  "a.cite": marker,
  "a.look": (link) => {
    pinned = true;
    look(link);
  },
  "a.back": backToAnswer,
  "a.open": (link) => read(link.getAttribute("href"), removalOf(link)),
  "a.account": (link) => location.assign(link.href), // Gradio would open a second tab
  "a.link": (link) => copy(link, new URL(link.getAttribute("href"), location.origin + location.pathname).href),
  "button.copy": (button) => copy(button, held(button, ".clipping")),
  "button.copy-markdown": (button) => copy(button, held(button, ".markdown")),
  "button.more": unfold,
  "button.retry": (button) => again(button, "again"),
  "button.any-time": (button) => again(button, "any-time"),
  "button.edit": editQuestion,
  "button.reread": correctReading,
  "button.vote": vote,
  "button.ask-next": (button) => wish({ do: "ask", question: button.textContent }),
  "button.year": chooseYear,
};

// Asks the question of an answer again; the reader may go on writing the next one meanwhile.
function again(button, kind) {
  wish({ do: kind, turn: turnOf(button) });
  pinned = false;
  document.querySelector("#question textarea").focus({ preventScroll: true });
}

addEventListener("pointerdown", (event) => (touched = event.pointerType === "touch"), true);

document.addEventListener(
  "click",
  (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("#shelf-toggle")) openShelf(!shelfIsOpen());
    else if (drawer.matches && shelfIsOpen() && !event.target.closest("#shelf")) openShelf(false);
    const fold = event.target.closest("#filters > button");
    if (fold) setTimeout(() => tellFold(fold));
    if (event.target.closest("#anew") && location.search) history.replaceState(null, "", location.pathname);
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    for (const [selector, act] of Object.entries(acts)) {
      const target = event.target.closest(selector);
      if (!target) continue;
      if (elsewhere && target.matches("a.open, a.link, a.account")) return;
      event.preventDefault();
      act(target);
      return;
    }
  },
  true,
);

document.addEventListener("focusout", (event) => {
  if (event.target.closest?.("#filter-fields")) showYears();
  // Where the shelf lies over the page, keys do not lead behind it.
  const beyond = event.relatedTarget && !event.relatedTarget.closest("#shelf, #shelf-toggle, dialog");
  if (beyond && drawer.matches && shelfIsOpen() && event.target.closest?.("#shelf")) openShelf(false);
});

// -- keys ---------------------------------------------------------------------------------------

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !readerIsOpen()) {
    if (!hidePeek() && shelfIsOpen() && drawer.matches) {
      openShelf(false);
      document.getElementById("shelf-toggle")?.focus();
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isEditable(event.target)) return;
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (by) {
    if (event.target.closest?.("[role=tab]")) return; // they lead from tab to tab
    if (readerIsOpen()) stepQuote(by);
    else if (step(by)) event.preventDefault();
  } else if (event.key === "/" && !readerIsOpen()) {
    const question = document.querySelector("#question textarea");
    if (!question?.checkVisibility()) return;
    event.preventDefault();
    question.focus();
  }
});

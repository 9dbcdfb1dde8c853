// The evidence panel. Every answer in the chat carries its evidence in a hidden section; the panel beside the
// chat shows the section of one answer at a time.
import { make, narrow, reveal } from "./elements.js";

let panel = null;
let shown = null; // id of the evidence section in the panel
let source = ""; // its markup as last shown
let lastMarker = null; // the marker that the reader came from

function panelMade() {
  if (panel?.isConnected) return true;
  const side = document.getElementById("side");
  if (!side) return false;
  panel = make("aside", { id: "evidence", hidden: true });
  panel.setAttribute("aria-label", "Evidence");
  side.append(panel);
  return true;
}

export const shownSection = () => shown;
export const lastUsed = () => lastMarker;

export function show(section) {
  if (!panelMade()) return;
  const empty = !section?.childElementCount;
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

// Brings the evidence of an answer up, from its beginning.
export function look(link) {
  show(document.getElementById(link.getAttribute("href").slice(1)));
  reveal(panel, "start");
}

// Brings the card of a marker into view and lights it up.
export function bringUp(marker) {
  const id = marker.getAttribute("href").slice(1);
  const section = document.getElementById(`evidence-${id.match(/^e(\d+)-/)[1]}`);
  if (!section) return false;
  lastMarker = marker;
  show(section);
  const card = document.getElementById(`shown-${id}`);
  if (!card) return true;
  const behind = card.querySelector("details.behind");
  if (behind) behind.open = true; // from the sentence to the original publication is one more click
  reveal(card, narrow.matches ? "start" : "nearest");
  card.focus({ preventScroll: true });
  for (const other of panel.querySelectorAll(".flash")) other.classList.remove("flash");
  void card.offsetWidth; // lets the animation begin anew
  card.classList.add("flash");
  return true;
}

export function backToAnswer(link) {
  const turn = document.getElementById(link.getAttribute("href").slice(1));
  reveal(lastMarker?.isConnected ? lastMarker : turn, "center");
  lastMarker?.focus({ preventScroll: true });
}

export function unfold(button) {
  const whole = button.closest(".card").classList.toggle("whole");
  button.textContent = whole ? "Less of it" : "Whole passage";
}

// Moves from card to card, or from marker to marker of the answer that was last looked at.
export function step(by) {
  const card = document.activeElement?.closest?.("#evidence .card");
  const markers = () => {
    const current = lastMarker?.isConnected ? lastMarker : null;
    const turn = (document.activeElement?.closest?.(".turn") ?? current?.closest(".turn")) || document.querySelector(".turn.shown");
    return [...(turn?.querySelectorAll("a.cite") ?? [])];
  };
  const row = card ? [...panel.querySelectorAll(".card")] : markers();
  if (!row.length) return false;
  const at = row.indexOf(card ?? document.activeElement?.closest?.("a.cite") ?? lastMarker);
  const next = row[at < 0 ? (by > 0 ? 0 : row.length - 1) : Math.min(Math.max(at + by, 0), row.length - 1)];
  if (!card) lastMarker = next;
  next.focus({ preventScroll: true });
  reveal(next, "nearest");
  return true;
}

// A marker's quote in a small popover, while the pointer or the keyboard is on it.
import { make, place } from "./elements.js";

const AWAY = 160; // milliseconds in which the pointer may travel from the marker to the popover

let peek = null;
let marker = null;
let leaving = 0;

export const peeked = () => marker;

export function hidePeek() {
  clearTimeout(leaving);
  if (!marker) return false;
  marker.removeAttribute("aria-describedby");
  marker = null;
  peek.hidden = true;
  return true;
}

export function showPeek(wanted, more) {
  clearTimeout(leaving);
  if (marker === wanted) return;
  const card = document.getElementById(wanted.getAttribute("href").slice(1));
  const quote = card?.querySelector("mark");
  if (!quote) return;
  hidePeek();
  peek = peek?.isConnected ? peek : made();
  const lang = quote.closest("[lang]")?.lang ?? "";
  const known = [card.querySelector("h3"), card.querySelector(".meta")].map((each) => each?.textContent ?? "");
  peek.replaceChildren(
    make("p", { className: "quote", dir: "auto", lang, textContent: `“${quote.textContent.trim()}”` }),
    make("p", { className: "title", dir: "auto", lang, textContent: known[0] }),
    make("p", { className: "meta", textContent: known[1] }),
  );
  if (more) {
    const button = make("button", { type: "button", className: "tool", textContent: "Show in the evidence" });
    button.addEventListener("click", () => more());
    peek.append(button);
  }
  marker = wanted;
  marker.setAttribute("aria-describedby", "peek");
  peek.hidden = false;
  settle();
}

function made() {
  const element = place(make("div", { id: "peek", role: "tooltip", hidden: true }));
  element.addEventListener("pointerenter", () => clearTimeout(leaving));
  element.addEventListener("pointerleave", leave);
  return element;
}

// Puts the popover under its marker, or over it where there is more room.
function settle() {
  const at = marker.getBoundingClientRect();
  if (at.bottom < 0 || at.top > innerHeight) return hidePeek();
  const { offsetWidth: width, offsetHeight: height } = peek;
  const below = at.bottom + 6 + height <= innerHeight || at.top < innerHeight - at.bottom;
  peek.style.left = `${Math.max(8, Math.min(at.left - 24, innerWidth - width - 8))}px`;
  peek.style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - 6 - height)}px`;
  return true;
}

function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(hidePeek, AWAY);
}

document.addEventListener("pointerover", (event) => {
  const over = event.pointerType === "mouse" && event.target.closest?.("a.cite");
  if (over) showPeek(over);
});
document.addEventListener("pointerout", (event) => {
  if (event.pointerType === "mouse" && marker && event.target.closest?.("a.cite") === marker) leave();
});
document.addEventListener("focusin", (event) => {
  const on = event.target.closest?.("a.cite");
  if (on?.matches(":focus-visible")) showPeek(on);
  else if (!event.target.closest?.("#peek")) hidePeek();
});
document.addEventListener("focusout", (event) => {
  if (event.target === marker && !peek?.contains(event.relatedTarget)) hidePeek();
});
addEventListener("scroll", () => marker && settle(), true);
addEventListener("pointerdown", (event) => {
  if (!event.target.closest?.("#peek, a.cite")) hidePeek();
});

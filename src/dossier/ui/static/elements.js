// Small things that every module needs.

export const narrow = matchMedia("(max-width: 860px)");
const still = matchMedia("(prefers-reduced-motion: reduce)");

export const glide = () => (still.matches ? "auto" : "smooth");

export function reveal(element, block) {
  element?.scrollIntoView({ behavior: glide(), block });
}

// Makes an element; properties are those of the element, children elements or texts.
export function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// Puts an element of ours where Gradio's variables and our styles reach it.
export function place(element) {
  (document.querySelector(".gradio-container") ?? document.body).append(element);
  return element;
}

// Calls a function now and whenever the page has changed, at most once a frame.
export function whenever(act) {
  let planned = false;
  new MutationObserver(() => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      act();
    });
  }).observe(document.documentElement, { childList: true, subtree: true });
  act();
}

// Writes into a field of Gradio's as a reader would.
export function write(field, text) {
  if (!field) return;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export const isEditable = (element) =>
  Boolean(element?.closest?.("input, textarea, select, [contenteditable], [role=listbox]"));

export const turnOf = (element) => Number(element.closest(".turn").id.replace("turn-", ""));

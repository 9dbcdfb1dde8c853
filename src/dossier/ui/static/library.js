// The Archive tab: buttons within its lists, and the question before an article is removed, be it in the list or
// while it is read.
import { make, place, whenever, write } from "./elements.js";

// Tells the page what the reader wants: it listens to a hidden field.
function wish(text) {
  write(document.querySelector("#library-wish textarea, #library-wish input"), `${text} ${Date.now()}`);
}

function confirmRemoval(button, article, title, after = () => {}) {
  const keep = make("button", { type: "button", textContent: "Keep it" });
  const remove = make("button", { type: "button", className: "remove-now", textContent: "Remove for good" });
  const dialog = make(
    "dialog",
    { id: "library-confirm" },
    make("h2", { id: "library-confirm-title", textContent: "Remove this article?" }),
    make("p", { className: "title", textContent: title }),
    make("p", {
      textContent:
        "Nothing is left of it in the archive, answers can no longer cite it, and no ingest brings it back.",
    }),
    make("div", { className: "choices" }, keep, remove),
  );
  dialog.setAttribute("aria-labelledby", "library-confirm-title");
  keep.addEventListener("click", () => dialog.close());
  remove.addEventListener("click", () => {
    dialog.close();
    wish(`remove ${article}`);
    after();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (button.isConnected) button.focus();
  });
  place(dialog);
  dialog.showModal();
  keep.focus();
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const button = event.target.closest("#library :is(button.stop, button.again, button.remove)");
  if (!button) return;
  if (button.matches(".stop")) wish(`stop ${button.dataset.job}`);
  else if (button.matches(".again")) wish(`again ${button.dataset.job}`);
  else confirmRemoval(button, button.dataset.article, button.dataset.title);
});

// What asks whether an article is to be removed that a link of the tab opens; null where none may be.
export const removalOf = (link) => (link.closest("#library.removable") ? confirmRemoval : null);

// -- the end of a job, told to those who hear the page -------------------------------------------

let last = null;

function follow() {
  const over = document.querySelector("#library-over");
  if (!over) return;
  const newest = over.querySelector(".job")?.id ?? "";
  if (last !== null && newest && newest !== last) {
    const told = [...over.querySelector(".job").querySelectorAll(".what, .state, .counts")];
    said().textContent = told.map((part) => part.textContent).join(" ");
  }
  last = newest;
}

function said() {
  return (
    document.getElementById("library-said") ??
    document.getElementById("library").appendChild(
      Object.assign(make("p", { id: "library-said", className: "spoken" }), { role: "status" }),
    )
  );
}

whenever(follow);

// -- the list -----------------------------------------------------------------------------------

// The next page is read from its top.
document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element) || !event.target.closest("#library-pages button")) return;
  document.getElementById("library-place")?.scrollIntoView({ block: "start" });
});

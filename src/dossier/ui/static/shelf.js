// The list of conversations: what its buttons do, and what a screen reader is told of it. What is to be done
// with a conversation is written into a hidden field, to which the server listens.
import { make, place, whenever, write } from "./elements.js";

let dialog = null;
let focusOn = null; // finds the element that is to have the focus once the list is there anew
let saved = null; // id of the export that was saved last

const list = () => document.getElementById("shelf-list");
const row = (id) => document.getElementById(`kept-${id}`);
const idOf = (element) => element.closest("li").id.replace("kept-", "");

function wish(act, values = {}) {
  const told = JSON.stringify({ act, ...values, at: `${Date.now()}-${Math.random()}` }); // each is a new one
  write(document.querySelector("#shelf-wish textarea, #shelf-wish input"), told);
}

// -- the dialog of one conversation ----------------------------------------------------------

function button(text, className, act) {
  const element = make("button", { type: "button", className, textContent: text });
  element.addEventListener("click", act);
  return element;
}

function makeDialog() {
  const made = make("dialog", { id: "shelf-dialog" });
  made.addEventListener("click", (event) => {
    if (event.target === made) made.close();
  });
  made.addEventListener("close", () => focusOn?.()?.focus());
  return place(made);
}

function open(title, ...content) {
  dialog = dialog?.isConnected ? dialog : makeDialog();
  const heading = make("h2", { id: "shelf-dialog-title", textContent: title });
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.replaceChildren(heading, ...content);
  if (!dialog.open) dialog.showModal();
}

function finish(act, values, focus) {
  focusOn = focus;
  wish(act, values);
  dialog.close();
}

function manage(id, name) {
  const opener = () => row(id)?.querySelector(".manage");
  focusOn = opener;
  const field = make("input", { type: "text", name: "name", value: name, maxLength: 120, autocomplete: "off" });
  const form = make(
    "form",
    { method: "dialog" },
    make("label", {}, "Name", field),
    make("button", { type: "submit", className: "main", textContent: "Rename" }),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    finish("rename", { id, name: field.value }, opener);
  });
  open(
    name,
    form,
    make(
      "div",
      { className: "acts" },
      button("Export as Markdown", "", () => finish("export", { id }, opener)),
      button("Delete…", "danger", () => confirm("Delete this conversation?", name, () => remove(id))),
      button("Close", "", () => dialog.close()),
    ),
  );
  field.select();
}

function confirm(title, what, act) {
  const told = `${what ? `“${what}”: its` : "All"} questions and answers, and what you said of the answers, are removed for good.`;
  const keep = button("Keep", "", () => dialog.close());
  open(
    title,
    make("p", { textContent: told }),
    make("div", { className: "acts" }, keep, button("Delete", "danger", act)),
  );
  keep.focus();
}

function remove(id) {
  const rows = [...list().querySelectorAll("li")];
  const place = rows.indexOf(row(id));
  const next = (rows[place + 1] ?? rows[place - 1])?.id;
  finish("delete", { id }, () => document.getElementById(next)?.querySelector(".pick") ?? searchField());
}

const searchField = () => document.querySelector("#shelf-search input, #shelf-search textarea");

// -- the list as it changes --------------------------------------------------------------------

let live = null; // told to screen readers, for what comes with the list itself is not

function follow() {
  const shelf = list()?.querySelector(".shelf");
  if (shelf && !shelf.hasAttribute("aria-label")) {
    shelf.setAttribute("aria-label", "Conversations");
    tellDays(shelf);
    shelf.querySelector("li.now .pick")?.setAttribute("aria-current", "true");
    if (!live?.isConnected) {
      live = make("p", { className: "spoken" });
      live.setAttribute("role", "status");
      list().after(live);
    }
    live.textContent = [...shelf.querySelectorAll(".notice, .told")].map((each) => each.textContent).join(" ");
    if (focusOn && !dialog?.open) {
      if ([document.body, null].includes(document.activeElement)) focusOn()?.focus();
      focusOn = null;
    }
  }
  const told = document.querySelector("#shelf-export .export");
  if (told && told.id !== saved) {
    saved = told.id;
    save(told.textContent, told.title);
  }
}

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const calendar = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

// Divides the list into days and tells their times, both of them where the reader is.
function tellDays(shelf) {
  const now = new Date();
  const midnight = (before) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - before);
  const whole = shelf.querySelector("ul");
  let part = null;
  let last = "";
  for (const item of shelf.querySelectorAll("li")) {
    const time = item.querySelector("time");
    const then = new Date(time.dateTime);
    const day = then >= midnight(0) ? "Today" : then >= midnight(1) ? "Yesterday" : "Earlier";
    time.textContent = (day === "Earlier" ? calendar : clock).format(then);
    if (day !== last) {
      last = day;
      part = make("ul", {});
      whole.before(make("h3", { className: "label", textContent: day }), part);
    }
    part.append(item);
  }
  whole?.remove();
}

function save(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

whenever(follow);

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element && event.target.closest("#shelf-list .shelf button");
  if (!target) return;
  if (target.matches(".pick")) {
    const id = idOf(target);
    focusOn = () => row(id)?.querySelector(".pick");
    wish("open", { id });
  } else if (target.matches(".manage")) {
    manage(idOf(target), target.closest("li").querySelector(".name").textContent);
  } else if (target.matches(".further")) {
    const last = [...list().querySelectorAll("li")].pop().id;
    focusOn = () => document.getElementById(last)?.querySelector(".pick");
    wish("more");
  } else if (target.matches(".clear")) {
    focusOn = () => list().querySelector(".clear");
    confirm("Delete all conversations?", "", () => finish("clear", {}, searchField));
  }
});

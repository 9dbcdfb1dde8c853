// What a reader asks for beside typing a question. It goes to the server as JSON in hidden fields of the page;
// see dossier.ui.asking.wishes.
import { make, turnOf, write } from "./elements.js";

let count = 0; // makes each wish a new one
const votes = new Map(); // turn -> what the reader said of its answer

function send(field, told) {
  count += 1;
  write(document.querySelector(`#${field} textarea, #${field} input`), JSON.stringify({ ...told, count }));
}

export function wish(told) {
  if (document.body.classList.contains("answering")) return;
  for (const turn of votes.keys()) {
    if (turn === told.turn || (told.do === "edit" && turn > told.turn)) votes.delete(turn);
  }
  send("wish", told);
}

export const forget = () => votes.clear();

// -- putting a question otherwise ---------------------------------------------------------------

// Shows a field in place of a text; Enter or the button hands on what was written, Escape gives it up.
// What that leads to is told, where need be, below the field.
function edit(host, text, label, act, told = "") {
  if (host.nextElementSibling?.matches("form.editor")) return;
  const field = make("textarea", { value: text, rows: 2, dir: "auto" });
  field.setAttribute("aria-label", label);
  const form = make(
    "form",
    { className: "editor" },
    field,
    ...(told ? [make("p", { id: "edit-leads-to", className: "leads-to", textContent: told })] : []),
    make("button", { type: "submit", className: "tool main", textContent: "Ask" }),
    make("button", { type: "reset", className: "tool", textContent: "Cancel" }),
  );
  if (told) field.setAttribute("aria-describedby", "edit-leads-to");
  const close = () => {
    form.remove();
    host.classList.remove("edited");
    host.querySelector("button")?.focus({ preventScroll: true });
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const written = field.value.trim();
    close();
    if (written) act(written);
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    close();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
  });
  host.classList.add("edited");
  host.after(form);
  field.focus();
  field.select();
}

export function editQuestion(button) {
  const asked = button.closest(".asked");
  const questions = [...document.querySelectorAll("#chat .asked")];
  const turn = questions.indexOf(asked) + 1;
  const act = (question) => wish({ do: "edit", turn, question });
  const later = document.getElementById("shelf-toggle")
    ? "It is asked in a new conversation; this one, with the later answers, stays under Conversations."
    : "The later answers will be gone.";
  edit(asked, asked.querySelector(".question").textContent, "Question", act, turn < questions.length ? later : "");
}

export function correctReading(button) {
  const line = button.closest(".searched");
  const turn = turnOf(button);
  edit(line, line.querySelector(".reading").textContent, "How the question is to be read", (question) => {
    wish({ do: "read-as", turn, question });
  });
}

// -- what an answer is worth --------------------------------------------------------------------

// What the reader said while the page is open, or else before the conversation was opened anew.
const said = (button) =>
  votes.has(turnOf(button)) ? votes.get(turnOf(button)).verdict : button.closest(".votes").className.match(/said-(\w+)/)?.[1];

export function vote(button) {
  const turn = turnOf(button);
  const verdict = said(button) === button.value ? null : button.value;
  votes.set(turn, { verdict, note: "" });
  send("verdict", { do: "judge", turn, verdict, note: "" });
  showVotes();
  const tools = button.closest(".tools");
  tools.parentElement.querySelector("form.note")?.remove();
  if (verdict) tools.after(noteForm(turn, verdict));
}

function noteForm(turn, verdict) {
  const field = make("textarea", { rows: 2, maxLength: 10_000, dir: "auto" });
  const label = verdict === "up" ? "What was good about it? (optional)" : "What was wrong with it? (optional)";
  const form = make(
    "form",
    { className: "note" },
    make("label", {}, label, field),
    make("button", { type: "submit", className: "tool main", textContent: "Keep the note" }),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const note = field.value.trim();
    votes.set(turn, { verdict, note });
    send("verdict", { do: "judge", turn, verdict, note });
    form.replaceChildren(make("p", { role: "status", textContent: "Kept, with the question and its evidence." }));
  });
  return form;
}

export function showVotes() {
  for (const button of document.querySelectorAll("#chat .vote")) {
    const pressed = String(said(button) === button.value);
    if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
  }
}

// -- the year of publication --------------------------------------------------------------------

const dates = () => ["since", "until"].map((id) => document.querySelector(`#${id} :is(input, textarea)`));

export function chooseYear(button) {
  const year = button.getAttribute("aria-pressed") === "true" ? "" : button.value;
  for (const field of dates()) write(field, year);
  requestAnimationFrame(() => dates()[1]?.dispatchEvent(new Event("blur"))); // checked once, with both
  showYears();
}

export function showYears() {
  const [since, until] = dates().map((field) => field?.value.trim().slice(0, 4) ?? "");
  const row = document.querySelector(".years:not(.seen)");
  if (row?.clientWidth) {
    row.classList.add("seen");
    row.scrollLeft = row.scrollWidth; // the last years first
  }
  for (const button of document.querySelectorAll(".year")) {
    const inside = (since || until) && (!since || button.value >= since) && (!until || button.value <= until);
    button.setAttribute("aria-pressed", String(Boolean(inside)));
  }
}


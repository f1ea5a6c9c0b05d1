// What is told beside the picture: how the line is, what is said to this seat, and what keeps it waiting.

import { button, el, fill } from "../edit/dom.js";
import { WORDS } from "./words.js";

const QUIET = 900; // a line that is back before that has not been missed by anybody
const TOLD = 9_000;
const BLOCKING = ["elsewhere", "paused", "refused", "nothing"];

const bar = el("div", { class: "line", role: "status", "aria-live": "polite" });
const notes = el("div", { class: "notes", role: "region", "aria-live": "polite" });
const lasts = el("div", { class: "lasts", role: "status", "aria-live": "polite" });
const clock = el("div", { class: "clock", role: "timer", hidden: true });
const strip = el("footer", { class: "strip", hidden: true }, lasts, clock); // has room of its own: it lies over nothing
const veil = el("div", { class: "veil", role: "alertdialog", "aria-modal": "true", "aria-labelledby": "why", hidden: true });

let language = "en";
let stage = null;
let again = () => {};
let blocked = "";
let line = "busy";
let later = 0;
let ends = 0;
let ticking = 0;
let ours = null; // the last message from nobody
let door = ""; // how to come in, for a screen that shows nobody's seat
const lasting = { closed: "", shown: "", looking: "" };

/** All that is told. */
export const parts = [strip, bar, veil, notes];

export const say = (key, values = {}) => (WORDS[language]?.[key] ?? key).replace(/\{(\w+)\}/g, (_, one) => values[one] ?? "");
export const tag = () => WORDS[language]?.tag ?? language;

/** Begin. `room` is what answers nothing while it is blocked; `begin` plays on in this window. */
export function use(room, begin) {
  stage = room;
  again = begin;
  state("busy");
}

/** Take up a language. */
export function speak(now) {
  if (now === language || !WORDS[now]) return;
  language = now;
  if (blocked) block(blocked);
  show();
}

/** May something be done at all? */
export const open = () => !blocked;

/** How the line is: busy, up, down, off, refused. Nobody is told of what is over at once. */
export function state(now) {
  clearTimeout(later);
  line = now;
  if (now === "down" || now === "busy") later = setTimeout(show, QUIET);
  else show();
  if (now === "refused") block(now);
  if (now === "up" && blocked === "elsewhere") block("");
}

/** Somebody has pressed while there is no line. */
export function missed() {
  show();
  bar.classList.remove("shaken");
  void bar.offsetWidth;
  bar.classList.add("shaken");
}

function show() {
  clearTimeout(later);
  fill(bar, ["down", "busy"].includes(line) && el("p", { text: say(line) }));
  fill(lasts, Object.entries(lasting).map(([name, value]) => value && el("p", { text: say(name, { name: value }) })));
  strip.hidden = clock.hidden && !lasts.hasChildNodes();
  document.documentElement.classList.toggle("stripped", !strip.hidden);
}

/** Take a note from the program. */
export function take(note) {
  const kind = note.note;
  if (kind === "paused" || kind === "open" || kind === "closed") {
    if (kind === "paused" || blocked === "paused") block(kind === "paused" ? kind : "");
    lasting.closed = kind === "closed" ? kind : "";
  } else if (kind === "elsewhere") block(kind);
  else if (kind === "busy") state(kind);
  else if (kind === "clock") count(note.left_s, note.stands);
  else if (kind === "message" || kind === "locked") message(note.text, note.from);
  else if (kind === "failed") tell(say(kind));
  else if (kind === "shown") lasting.shown = note.on ? kind : "";
  else if (kind === "looking") {
    lasting.looking = note.name;
    door = note.text ?? "";
    if (!note.name || blocked === "nothing") block(note.name ? "" : "nothing");
  }
  show();
}

/** Tell something in passing. */
export function tell(text) {
  const card = el("p", { class: "note", text });
  notes.append(card);
  setTimeout(() => card.remove(), TOLD);
}

/** A message stays until it was read, the newest above; of those from nobody there is one, the last. */
function message(text, from) {
  const card = el("div", { class: "note" }, from && el("p", { class: "from", text: from }), el("p", { text }));
  card.append(button(say("read"), () => card.remove()));
  if (!from) {
    ours?.remove();
    ours = card;
  }
  notes.prepend(card);
}

/** Let nothing be done, and say why; "": go on. */
function block(why) {
  blocked = why;
  veil.hidden = !why;
  veil.className = `veil ${why}`;
  stage.inert = Boolean(why);
  const act = why === "elsewhere" && button(say("play_here"), (event) => { event.target.disabled = true; again(); }, { class: "primary" });
  fill(veil, why && el("div", { class: "why" }, el("h1", { id: "why", text: say(why) }), el("p", { text: say(`${why}.more`) }), why === "nothing" && door && el("p", { class: "way", text: door }), act));
  if (act) act.focus();
}

/** A clock that runs, or stands; null: there is none. */
function count(left, stands) {
  clearInterval(ticking);
  clock.hidden = typeof left !== "number";
  if (clock.hidden) return;
  ends = performance.now() + left * 1000;
  const tick = () => {
    const seconds = Math.max(Math.round((ends - performance.now()) / 1000), 0);
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    clock.setAttribute("aria-label", `${say("clock")} ${clock.textContent}`);
    clock.classList.toggle("short", seconds <= 60);
  };
  tick();
  if (!stands) ticking = setInterval(tick, 500);
}

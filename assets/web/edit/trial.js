// What is written tried out at once: played in the game's window, and a report card in a panel over the page.

import { button, el } from "./dom.js";
import * as schema from "./schema.js";
import * as store from "./store.js";

const { say } = schema;
let panel = null;
let madeFor = -1;
let asked = -1;
let count = 0;
const parts = {};

/** Play what is on the page: it is saved first, and only if nobody else has written the file. */
export async function play(save, notify) {
  if (store.unsaved() && !(await save())) return;
  const found = await store.ask("play", {}, false);
  if (found.problem) notify(found.problem, "bad");
  else if (found.note) notify(found.note, "good");
}

/** Open the panel of the report card, and have a quick one made. */
export function openCard(notify) {
  if (!panel) build(notify);
  for (const [key, node] of Object.entries(parts.words)) node.textContent = say(key);
  panel.showModal();
  if (madeFor !== store.now().version) begin(false, notify);
}

function build(notify) {
  const words = {
    "card.title": el("h2"),
    "card.quick": button("", () => begin(false, notify), { class: "quiet" }),
    "card.whole": button("", () => begin(true, notify), { class: "quiet" }),
    "card.stop": button("", () => stop(notify)),
    "card.in_tab": el("a", { href: "/card/page", target: "_blank", rel: "noopener", class: "quiet" }),
    close: button("", () => panel.close(), { class: "primary" }),
  };
  parts.words = words;
  parts.bar = el("progress", { max: 1, value: 0 });
  parts.line = el("p", { role: "status" });
  parts.frame = el("iframe", { sandbox: "allow-same-origin", title: say("card.title") });
  parts.waiting = el("div", { class: "card-waiting" }, parts.line, parts.bar, words["card.stop"]);
  panel = el("dialog", { class: "card-panel" },
    el("div", { class: "page-head" }, words["card.title"], el("div", { class: "deeds" }, words["card.quick"], words["card.whole"], words["card.in_tab"], words.close)),
    parts.waiting, parts.frame);
  panel.setAttribute("aria-label", say("card.title"));
  document.body.append(panel);
}

function show(waiting, line) {
  parts.waiting.hidden = !waiting && !line;
  parts.bar.hidden = parts.words["card.stop"].hidden = !waiting;
  parts.frame.hidden = waiting || Boolean(line) || madeFor < 0;
  parts.words["card.in_tab"].hidden = parts.frame.hidden;
  parts.words["card.quick"].disabled = parts.words["card.whole"].disabled = waiting;
  parts.line.textContent = line;
}

async function begin(whole, notify) {
  if (!store.now().draws) {
    show(false, say("card.no_draw"));
    return;
  }
  parts.bar.removeAttribute("value");
  show(true, say("card.starting"));
  asked = store.now().version;
  const found = await store.ask("card", { whole }, false);
  if (found.problem) show(false, found.problem);
}

async function stop() {
  await store.ask("card", { stop: true }, false);
  show(false, say("card.stopped"));
}

/** News of a report card, and of a game that could not be opened. */
export function news(told, notify) {
  if (told.kind === "game_failed") notify(say("game_failed", told), "bad");
  if (!panel) return;
  if (told.kind === "card_progress") {
    parts.bar.value = told.done / told.whole;
    parts.line.textContent = say("card.making", told);
  } else if (told.kind === "card_failed") show(false, say("card.failed", told));
  else if (told.kind === "card_made") {
    madeFor = asked;
    parts.frame.src = `/card/page?${(count += 1)}`;
    parts.words["card.in_tab"].href = parts.frame.src;
    show(false, "");
  }
}

/** Something has changed: a card that is open is of what was. */
export function changed() {
  if (panel?.open && madeFor >= 0 && madeFor !== store.now().version && !parts.frame.hidden) show(false, say("card.old"));
}

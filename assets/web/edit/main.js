// The page put together: the bar above, contents beside, the form or the text, and the list of faults.

import { button, el, fill } from "./dom.js";
import * as faults from "./faults.js";
import { refreshers, shownFields } from "./fields.js";
import { textIn, useNotices } from "./groups.js";
import * as pages from "./pages.js";
import * as schema from "./schema.js";
import * as store from "./store.js";
import { goTo, textPage } from "./text.js";
import * as trial from "./trial.js";

const { say } = schema;
const NOTICE_SECONDS = 9;
const parts = {};
let page = "";
let text = null;
let closed = false;

const remembered = () => sessionStorage.getItem("language") ?? document.documentElement.dataset.language;

async function begin() {
  build();
  await speak(remembered());
  store.hear("state", changed);
  store.hear("news", heard);
  await store.refresh();
  store.listen();
  addEventListener("hashchange", () => show(true));
  addEventListener("beforeunload", (event) => store.unsaved() && event.preventDefault());
  addEventListener("keydown", keys);
  useNotices(notify);
}

/** Take up a language: its words, its schema. */
async function speak(language) {
  const told = await store.fetchAbout(language);
  schema.use(told);
  store.speak(told.language);
  sessionStorage.setItem("language", told.language);
  document.documentElement.lang = told.tag;
}

function build() {
  parts.bar = el("header", { class: "bar" });
  parts.notices = el("div", { class: "notices", role: "status", "aria-live": "polite" });
  parts.banner = el("div", { class: "banner", role: "alert" });
  parts.contents = el("nav", { class: "contents" });
  parts.main = el("main", { id: "main" });
  parts.faults = el("aside", { class: "all-faults", "aria-live": "polite" });
  const skip = el("a", { class: "skip", href: "#main", on: { click: (event) => { event.preventDefault(); parts.main.querySelector("h2, textarea")?.focus(); } } });
  parts.skip = skip;
  document.body.append(skip, parts.bar, parts.banner, el("div", { class: "columns" }, parts.contents, parts.main, parts.faults), parts.notices);
}

function bar() {
  const state = store.now();
  const inText = page === pages.TEXT;
  const title = textIn(state.data?.title).trim() || say("untitled");
  const languages = el("div", { class: "languages", role: "group", "aria-label": say("switch_language") }, schema.languages().map((one) =>
    button(say(`language.${one}`), () => turn(one), { "aria-pressed": one === schema.language() ? "true" : "false", class: "quiet small" })));
  const unsaved = store.unsaved();
  parts.save = button(say("save"), save, { class: "primary", disabled: !unsaved });
  parts.kept = el("span", { class: `kept ${unsaved ? "not" : ""}`, text: say(unsaved ? "unsaved" : "saved") });
  fill(parts.bar,
    el("div", { class: "whose" }, el("h1", { text: title }), el("p", { class: "file", title: state.path }, el("span", { text: state.file }), parts.kept)),
    el("div", { class: "tools" },
      languages,
      button(say(inText ? "form_view" : "text_view"), () => (location.hash = inText ? pages.sections()[0] : pages.TEXT), { class: "quiet", disabled: state.data === null }),
      button(say("undo"), () => store.ask("undo"), { class: "quiet", disabled: !state.undo }),
      button(say("redo"), () => store.ask("redo"), { class: "quiet", disabled: !state.redo }),
      button(say("card"), () => trial.openCard(notify), { class: "quiet" }),
      button(say(unsaved ? "save_and_play" : "play"), () => trial.play(save, notify), { class: "quiet" }),
      parts.save));
  document.title = `${unsaved ? "• " : ""}${title} · Final Kick`;
}

async function turn(language) {
  await speak(language);
  await store.refresh();
}

/** Save. Was it done? Where somebody else has written the file, it is asked what is to be done. */
async function save(over = false) {
  const found = await store.ask("save", over === true ? { over: true } : {}, false);
  if (found.saved) notify(say("saved"), "good");
  bar();
  banner(found.conflict);
  return Boolean(found.saved);
}

/** What has to be decided before anything else. */
function banner(conflict = null) {
  const state = store.now();
  if (closed) fill(parts.banner, el("p", { class: "notice bad", text: say("closed") }));
  else if (state.elsewhere) {
    const told = conflict === "gone" ? say("conflict_gone") : say("conflict");
    fill(parts.banner, el("div", { class: "notice bad" }, el("p", {}, el("b", { text: told }), ` ${say("nothing_lost")}`),
      el("div", { class: "deeds" }, button(say("take_theirs"), async () => { const found = await store.ask("take"); banner(); if (found.problem) notify(found.problem, "bad"); }), button(say("keep_mine"), () => save(true)))));
  } else if (state.kept) {
    fill(parts.banner, el("div", { class: "notice" }, el("p", { text: say("kept_found") }),
      el("div", { class: "deeds" }, button(say("kept_take"), () => store.ask("kept", { take: true }), { class: "primary" }), button(say("kept_drop"), () => store.ask("kept", { take: false }), { class: "quiet" }))));
  } else fill(parts.banner);
}

/** A new state: all is shown anew, or only what hangs on it. */
function changed(state, why, before) {
  if (state.problem) notify(state.problem, "bad");
  if (state.note && why.all !== "quiet") notify(state.note, "good");
  const turned = (state.data === null) !== (before?.data === null);
  if (why.all || turned || before === null) show(false);
  else {
    refreshers.forEach((run) => run());
    text?.update();
  }
  around();
  trial.changed();
}

/** All that stands around the form. */
function around() {
  const found = store.now().faults;
  bar();
  banner();
  fill(parts.contents, store.now().data ? pages.contents(page, found) : null);
  parts.contents.setAttribute("aria-label", say("pages"));
  parts.contents.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  parts.skip.textContent = say("to_content");
  if (page !== pages.TEXT) faults.attach(found);
  faults.list(parts.faults, found, (one) => (store.now().data ? pages.titleOf(one.path, one.line) : say("line", { line: one.line })), go);
}

/** Show the page that the address names. `fresh`: somebody has gone there, and begins at its head. */
function show(fresh) {
  const state = store.now();
  const focused = document.activeElement;
  const spot = fresh ? null : whereIs(focused);
  const scrolled = scrollY;
  page = pages.pageAt(location.hash);
  shownFields.clear();
  refreshers.clear();
  text = page === pages.TEXT ? textPage(state.data === null) : null;
  fill(parts.main, text ?? pages.formPage(page, notify));
  document.body.classList.toggle("in-text", text !== null);
  if (fresh) {
    around();
    scrollTo(0, 0);
    parts.main.querySelector("h2")?.focus({ preventScroll: true });
  } else {
    scrollTo(0, scrolled);
    spot?.();
  }
}

/** A way back to the control that has the keyboard, after its page was built anew. */
function whereIs(node) {
  for (const [at, one] of shownFields) {
    if (!one.field.contains(node)) continue;
    const inputs = [...one.field.querySelectorAll("input, select, textarea, button")];
    const place = inputs.indexOf(node);
    const range = node.selectionStart === undefined ? null : node.selectionStart;
    let found = { at, place, range };
    for (const [inner, two] of shownFields) if (inner !== at && two.field.contains(node) && one.field.contains(two.field)) found = null;
    if (!found) continue;
    return () => {
      const again = shownFields.get(found.at)?.field.querySelectorAll("input, select, textarea, button")[found.place];
      again?.focus({ preventScroll: true });
      if (found.range !== null && again?.setSelectionRange && again.type === "text") again.setSelectionRange(found.range, found.range);
    };
  }
  return null;
}

/** Go to a fault: to its page, its field, its line. */
function go(fault) {
  if (page === pages.TEXT) {
    goTo(document.getElementById("text"), fault.line, fault.column);
    return;
  }
  const target = pages.pageOf(fault.path);
  const reach = () => {
    const found = faults.fieldFor(fault.path);
    if (!found) return;
    for (let node = found.field; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    found.field.scrollIntoView({ block: "center" });
    (found.control.matches("input, select, textarea") ? found.control : found.control.querySelector("input, select, textarea, summary") ?? found.control).focus({ preventScroll: true });
  };
  if (target === page) reach();
  else {
    location.hash = target;
    setTimeout(reach, 80);
  }
}

function heard(news) {
  if (news.kind === "checked") {
    if (news.version === store.now().version) around();
    text?.update();
  } else if (news.kind === "elsewhere") {
    store.now().elsewhere = news.is;
    banner();
  } else if (news.kind === "closed" || news.kind === "open") {
    closed = news.kind === "closed";
    if (store.now()) banner();
  } else if (news.kind === "rest") bar();
  else if (news.kind === "trouble") notify(say("trouble"), "bad");
  else trial.news(news, notify);
}

/** Tell something in passing. */
function notify(told, kind = "") {
  const line = el("p", { class: `notice ${kind}`, text: told });
  fill(parts.notices, line);
  clearTimeout(parts.timer);
  parts.timer = setTimeout(() => line.remove(), NOTICE_SECONDS * 1000);
}

function keys(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const typing = event.target.matches?.("input[type=text], textarea");
  const key = event.key.toLowerCase();
  if (key === "s") save();
  else if (key === "z" && !typing) store.ask(event.shiftKey ? "redo" : "undo");
  else if (key === "y" && !typing) store.ask("redo");
  else return;
  event.preventDefault();
}

begin();

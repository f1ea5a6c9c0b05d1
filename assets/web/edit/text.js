// The file as text, with its faults at their lines: always there, and the only way while it has slips of writing.

import { debounced, el, fill } from "./dom.js";
import * as schema from "./schema.js";
import * as store from "./store.js";

const { say } = schema;
const WAIT = 500;

/** The text with line numbers beside it. */
export function textPage(only) {
  const box = el("textarea", { class: "code", spellcheck: "false", wrap: "off", "aria-label": say("text_label"), id: "text" });
  box.value = store.now().text;
  const gutter = el("div", { class: "gutter", "aria-hidden": "true" });
  const sees = () => (gutter.scrollTop = box.scrollTop);
  const send = debounced(() => {
    if (box.value !== plain(store.now().text)) store.ask("text", { text: box.value }, false).then(() => number(gutter, box));
  }, WAIT);
  box.addEventListener("input", () => {
    number(gutter, box);
    send();
  });
  box.addEventListener("change", () => send.now());
  box.addEventListener("scroll", sees);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || event.shiftKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    document.execCommand("insertText", false, "  ");
  });
  number(gutter, box);
  const told = only ? el("p", { class: "notice bad", text: say("only_text") }) : null;
  const faults = el("ol", { class: "text-faults", id: "text-faults" });
  const page = el("div", { class: "text-page" }, told, el("div", { class: "code-box" }, gutter, box), faults);
  page.update = () => {
    if (document.activeElement !== box) box.value = store.now().text;
    number(gutter, box);
    fill(faults, store.now().faults.map((one) => line(one, box)));
  };
  page.update();
  return page;
}

const plain = (text) => text.replace(/\r\n?/g, "\n");

/** Put the caret at a line and column. */
export function goTo(box, row, column) {
  const lines = box.value.split("\n");
  const at = lines.slice(0, row - 1).reduce((sum, one) => sum + one.length + 1, 0) + Math.min(column - 1, (lines[row - 1] ?? "").length);
  box.focus();
  box.setSelectionRange(at, at);
  box.scrollTop = Math.max(0, (row - 6) * parseFloat(getComputedStyle(box).lineHeight));
}

const line = (fault, box) =>
  el("li", { class: fault.level }, el("button", { type: "button", class: "way", on: { click: () => goTo(box, fault.line, fault.column) } }, el("b", { text: say("line", { line: fault.line }) }), el("span", { text: fault.message })));

function number(gutter, box) {
  const count = box.value.split("\n").length;
  const levels = new Map();
  for (const one of store.now().faults) if (levels.get(one.line) !== "error") levels.set(one.line, one.level);
  fill(gutter, Array.from({ length: count }, (_, row) => el("div", { class: levels.get(row + 1) ?? "", text: row + 1 })));
  gutter.scrollTop = box.scrollTop;
}

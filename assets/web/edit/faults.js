// Faults beside the fields they are about, counted in the contents, and all of them in one list.

import { button, el, fill } from "./dom.js";
import { name, shownFields } from "./fields.js";
import * as schema from "./schema.js";
import * as store from "./store.js";

const { say } = schema;

/** The field that is shown for a path, or for the nearest thing around it. */
export function fieldFor(path) {
  for (let length = path.length; length > 0; length -= 1) {
    const found = shownFields.get(name(path.slice(0, length)));
    if (found?.field.isConnected) return found;
  }
  return null;
}

/** Put all faults where they belong. */
export function attach(faults) {
  for (const one of shownFields.values()) {
    if (one.faults.childElementCount) one.faults.replaceChildren();
    if (one.field.classList.contains("wrong") || one.field.classList.contains("doubtful")) {
      one.field.classList.remove("wrong", "doubtful");
      for (const input of inputs(one)) input.removeAttribute("aria-invalid");
    }
  }
  for (const fault of faults) {
    const found = fieldFor(fault.path);
    if (!found) continue;
    found.faults.append(told(fault, rowOf(fault.path, found)));
    found.field.classList.add(fault.level === "error" ? "wrong" : "doubtful");
    if (fault.level === "error") for (const input of inputs(found, fault.path)) input.setAttribute("aria-invalid", "true");
  }
}

/** The controls that a fault is about: the one of its very path, else all of the field. */
function inputs(one, path = null) {
  if (one.control.matches("input, select, textarea")) return [one.control];
  const exact = path && one.control.querySelectorAll(`[data-path="${CSS.escape(name(path))}"]`);
  return exact?.length ? exact : one.control.querySelectorAll(path ? ":scope > input, :scope > select, :scope > textarea" : "input, select, textarea");
}

/** Which row of a table a fault is in; empty elsewhere. */
function rowOf(path, found) {
  const length = found.control.dataset.table ? JSON.parse(found.control.dataset.table).length : Infinity;
  return path.length > length ? say("row", { row: path[length] + 1 }) : "";
}

/** A fault in a line; a warning with a button by which the file allows it. */
function told(fault, row) {
  const level = el("b", { text: `${[say(fault.level), row].filter(Boolean).join(", ")}: ` });
  const line = el("li", { class: fault.level }, level, fault.message);
  if (fault.offer !== undefined) {
    const value = typeof fault.offer === "object" ? JSON.stringify(fault.offer) : String(fault.offer);
    line.append(" ", button(say("write_it", { value }), () => store.change([{ do: "set", path: fault.path, value: fault.offer }], { all: true }), { class: "quiet small" }));
  }
  if (fault.warning) {
    const meant = () => {
      const allowed = store.at(["allow"]);
      store.change([{ do: "set", path: ["allow"], value: [...(Array.isArray(allowed) ? allowed : []), fault.warning] }], { all: true });
    };
    line.append(" ", button(say("meant"), meant, { class: "quiet small" }));
  }
  return line;
}

/** How many errors and warnings there are below a path. */
export function count(faults, under) {
  const inside = faults.filter((one) => under(one.path));
  return { errors: inside.filter((one) => one.level === "error").length, warnings: inside.filter((one) => one.level !== "error").length };
}

/** Counts as a small mark; nothing if there are none. */
export function mark({ errors, warnings }) {
  if (!errors && !warnings) return null;
  const text = errors ? say("errors", { count: errors }) : say("warnings", { count: warnings });
  return el("span", { class: `mark ${errors ? "error" : "warning"}`, title: text }, el("span", { "aria-hidden": "true", text: errors || warnings }), el("span", { class: "unseen", text }));
}

/** The list of all faults, each with a way to it. */
export function list(box, faults, titleOf, go) {
  const counted = count(faults, () => true);
  const head = faults.length
    ? [counted.errors ? say("errors", { count: counted.errors }) : "", counted.warnings ? say("warnings", { count: counted.warnings }) : ""].filter(Boolean).join(" · ")
    : say("no_faults");
  const rows = faults.map((one) =>
    el("li", { class: one.level }, el("button", { type: "button", class: "way", on: { click: () => go(one) } }, el("b", { text: titleOf(one) }), el("span", { text: one.message }))),
  );
  fill(box, el("h2", { class: faults.length ? (counted.errors ? "error" : "warning") : "good", text: head }), rows.length ? el("ol", {}, rows) : null);
}

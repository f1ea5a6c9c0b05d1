// A field: what it is called, its control, what is said of it, and a place for its faults. Controls of one value each.

import { button, debounced, el, fresh, grow } from "./dom.js";
import * as schema from "./schema.js";
import * as store from "./store.js";

const { say } = schema;
const WAIT = 350; // milliseconds after the last key

/** All fields that are shown, by the JSON of their path. */
export const shownFields = new Map();
/** What is to be brought up to date whenever the state has changed. */
export const refreshers = new Set();

export const name = (path) => JSON.stringify(path);

/** The frame of a field around its control. `more`: what stands beside its label. */
export function framed(path, key, holder, node, control, { more = [], about = true, whole = false } = {}) {
  const id = control.id || (control.id = fresh("f"));
  const faults = el("ul", { class: "faults", id: fresh("faults") });
  const told = about ? [schema.hint(key, holder, node), schema.span(node)].filter(Boolean).join(" · ") : "";
  const hint = told ? el("p", { class: "hint", id: fresh("hint"), text: told }) : null;
  const title = schema.label(key, holder, node);
  const many = control.dataset.many !== undefined;
  const head = many
    ? el("span", { class: "label", id: fresh("label"), text: title })
    : el("label", { class: "label", for: id, text: title });
  if (many) {
    control.setAttribute("role", "group");
    control.setAttribute("aria-labelledby", head.id);
  }
  const inner = many ? control.querySelectorAll("input, select, textarea") : [control];
  for (const one of inner) one.setAttribute("aria-describedby", [faults.id, hint?.id].filter(Boolean).join(" "));
  const field = el("div", { class: `field${whole ? " whole" : ""}` }, el("div", { class: "head" }, head, more), control, hint, faults);
  shownFields.set(name(path), { field, faults, control, title });
  return field;
}

/** Set a value, or leave it out. */
export function put(path, value, more = {}) {
  const change = value === undefined ? { do: "remove", path } : { do: "set", path, value };
  if (value === undefined && store.at(path) === undefined) return;
  store.change([change], { field: name(path), ...more });
}

/** A button that leaves a value out. */
export function clearing(path, title) {
  const made = button("×", () => put(path, undefined, { all: true, field: "" }), {
    class: "clear",
    title: say("clear"),
    "aria-label": `${say("clear")}: ${title}`,
  });
  const look = () => (made.hidden = store.at(path) === undefined);
  refreshers.add(look);
  look();
  return made;
}

const leftOut = (node) => {
  const told = schema.left(node);
  return told ? say("left_out", { value: told }) : say("left_out_bare");
};

/** A box for a text. `empty`: what emptying it means: "" is a text too where one is required. */
export function box(path, { long, required, placeholder = "", lang = null }) {
  const value = store.at(path);
  const made = long
    ? el("textarea", { rows: 2, placeholder, lang, id: fresh("f") })
    : el("input", { type: "text", placeholder, lang, id: fresh("f"), autocomplete: "off" });
  made.value = value === undefined || value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
  const send = debounced(() => put(path, made.value === "" && !required ? undefined : made.value), WAIT);
  made.addEventListener("input", () => {
    if (long) grow(made);
    send();
  });
  made.addEventListener("change", () => send.now());
  if (long) requestAnimationFrame(() => grow(made));
  return made;
}

/** A text: one for all, or one for each language. */
export function textField(path, key, holder, node, required) {
  const value = store.at(path);
  const long = schema.long(key, node);
  const both = value === undefined ? bothUsually() : typeof value === "object" && value !== null;
  const more = [];
  let control;
  if (both) {
    control = el("div", { class: "texts", "data-many": true });
    for (const one of schema.languages()) {
      const inner = box([...path, one], { long, required: false, lang: one });
      control.append(el("label", { class: "texts-label", for: inner.id, text: say(`text.${one}`) }), inner);
    }
  } else {
    control = box(path, { long, required });
  }
  const turn = () => {
    const has = store.at(path);
    const own = schema.language();
    if (both) put(path, has?.[own] ?? Object.values(has ?? {})[0] ?? "", { all: true, field: "" });
    else put(path, { [own]: typeof has === "string" ? has : "" }, { all: true, field: "" });
  };
  if (value !== undefined) more.push(button(say(both ? "one_language" : "both_languages"), turn, { class: "quiet small" }));
  return framed(path, key, holder, node, control, { more, whole: long || both });
}

/** Has this file texts in both languages? */
const bothUsually = () => typeof store.at(["title"]) === "object";

/** A line that is no text for people. */
export function lineField(path, key, holder, node, required) {
  const control = box(path, { long: false, required, placeholder: required ? "" : leftOut(node) });
  return framed(path, key, holder, node, control);
}

/** One of a few names, or of the clients. */
export function choiceField(path, key, holder, node, required, options = schema.choices(node)) {
  const value = store.at(path);
  const control = el("select", { id: fresh("f") });
  if (!required || value === undefined) control.append(el("option", { value: "", text: required ? say("choose") : leftOut(node) }));
  for (const one of options) {
    control.append(el("option", { value: one.value, text: one.meaning }));
  }
  if (value !== undefined && !options.some((one) => one.value === value)) {
    control.append(el("option", { value: String(value), text: typeof value === "object" ? JSON.stringify(value) : String(value) }));
  }
  control.value = value === undefined ? "" : String(value);
  control.addEventListener("change", () => put(path, control.value === "" && !required ? undefined : control.value, { all: true, field: "" }));
  return framed(path, key, holder, node, control);
}

/** Yes, no, or left out. */
export function truthField(path, key, holder, node, required) {
  const options = [true, false].map((value) => ({ value: String(value), meaning: say(value ? "yes" : "no") }));
  const control = el("select", { id: fresh("f") }, required ? null : el("option", { value: "", text: leftOut(node) }));
  for (const one of options) control.append(el("option", { value: one.value, text: one.meaning }));
  const value = store.at(path);
  control.value = typeof value === "boolean" ? String(value) : "";
  control.addEventListener("change", () => put(path, control.value === "" ? undefined : control.value === "true"));
  return framed(path, key, holder, node, control);
}

/** Any of a list of names, each with a tick. `none`: what it means if none is ticked. */
export function namesField(path, key, holder, node, { options = schema.choices(schema.shape(node.items)), none = "", about = true } = {}) {
  const control = el("div", { class: "ticks", "data-many": true });
  const value = store.at(path);
  const has = Array.isArray(value) ? value : [];
  const known = options.map((one) => one.value);
  for (const one of [...options, ...has.filter((it) => !known.includes(it)).map((it) => ({ value: it, meaning: String(it) }))]) {
    const tick = el("input", { type: "checkbox", id: fresh("t") });
    tick.checked = has.includes(one.value);
    tick.addEventListener("change", () => {
      const given = store.at(path);
      const others = (Array.isArray(given) ? given : []).filter((it) => it !== one.value);
      const all = tick.checked ? [...others, one.value] : others;
      all.sort((a, b) => known.indexOf(a) - known.indexOf(b));
      put(path, all.length ? all : undefined, { field: "" });
    });
    const code = one.code ?? (/^L\d$/.test(one.value) ? one.value : "");
    const text = el("label", { for: tick.id }, code ? el("b", { text: `${code} ` }) : null, one.meaning);
    control.append(el("div", { class: "tick" }, tick, text));
  }
  if (none) control.prepend(el("p", { class: "hint", text: none }));
  return framed(path, key, holder, node, control, { whole: true, about });
}

/** What a field cannot show: it is told, and can be left out. */
export function strayField(path, key, told = say("stray")) {
  const value = JSON.stringify(store.at(path)) ?? "";
  const control = el("div", { class: "stray", tabindex: -1, "data-many": true }, el("code", { text: `${key}: ${value.slice(0, 200)}` }));
  const node = { description: told };
  const remove = button(say("remove"), () => put(path, undefined, { all: true, field: "" }), {
    class: "quiet small",
    "aria-label": say("remove_this", { name: key }),
  });
  return framed(path, key, "", node, control, { more: [remove], whole: true });
}

export { leftOut };

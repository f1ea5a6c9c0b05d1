// Fields within fields: mappings, lists, names with a value each, and values that may be of one kind or another.

import { button, el, fresh } from "./dom.js";
import * as fields from "./fields.js";
import { numberField } from "./numbers.js";
import * as schema from "./schema.js";
import * as store from "./store.js";
import { tableField } from "./table.js";

const { say } = schema;
const MANY = 8; // of a mapping's keys that hold more than a value: then only those that are used are shown

/** Which folded parts somebody has opened, by path: they stay so when a page is shown anew. */
const opened = new Map();
let notify = () => {};

export const useNotices = (run) => (notify = run);

/** The field for a value at a path, whatever it is. `holder`: what the mapping it stands in is called. */
export function field(path, node, { key = String(path.at(-1)), holder = "", required = false } = {}) {
  const value = store.at(path);
  if (!fits(value, node)) return fields.strayField(path, key, node.description ?? "");
  const clients = schema.layout().client_ids[holder]?.includes(key);
  switch (schema.kindOf(node)) {
    case "text":
      return fields.textField(path, key, holder, node, required);
    case "number":
      return numberField(path, key, holder, node, required) ?? fields.strayField(path, key);
    case "choice":
      return fields.choiceField(path, key, holder, node, required);
    case "truth":
      return fields.truthField(path, key, holder, node, required);
    case "names":
      return folded(path, node, key, holder, () => fields.namesField(path, key, holder, node, { about: schema.shape(node.items).enum.length <= 12 }), schema.shape(node.items).enum.length > 12);
    case "table":
      return tableField(path, key, holder, node, notify);
    case "list":
      if (clients) return fields.namesField(path, key, holder, node, { options: clientOptions(), none: say("all_clients") });
      return listField(path, node, key, holder);
    case "either":
      return eitherField(path, node, key, holder, required);
    case "group":
      return groupField(path, node, key, holder);
    default:
      if (schema.offers(path)) return fields.choiceField(path, key, holder, node, required, schema.offers(path));
      if (clients) return fields.choiceField(path, key, holder, node, required, clientOptions());
      return fields.lineField(path, key, holder, node, required);
  }
}

/** Has a value the form that its field can show? What is missing fits everywhere. */
function fits(value, node) {
  if (value === undefined || value === null) return true;
  const kind = schema.kindOf(node);
  const isList = Array.isArray(value);
  const isMap = typeof value === "object" && !isList;
  if (["list", "table", "names"].includes(kind)) return isList;
  if (kind === "group") return isMap;
  if (kind === "text") return !isList && (!isMap || Object.keys(value).every((key) => schema.languages().includes(key)));
  if (kind === "number") return !isList && (!isMap || schema.ranges(node));
  if (kind === "either") return true;
  return !isList && !isMap;
}

const clientOptions = () => {
  const clients = store.at(["clients"]);
  return (Array.isArray(clients) ? clients : [])
    .filter((one) => typeof one?.id === "string")
    .map((one) => ({ value: one.id, meaning: textIn(one.name) || one.id }));
};

/** A text in the language of the page, or in any it has. */
export function textIn(text) {
  if (text && typeof text === "object") return String(text[schema.language()] ?? Object.values(text)[0] ?? "");
  return text === undefined || text === null ? "" : String(text);
}

/** The fields of a mapping, those that stand together side by side; and what it has that the form does not know. */
export function inside(path, node, only = null) {
  const given = store.at(path) ?? {};
  const keys = Object.keys(node.properties ?? {}).filter((key) => !only || only.includes(key));
  const shown = keys.map((key) => field([...path, key], schema.shape(node.properties[key]), { holder: node.name, required: node.required?.includes(key) }));
  return only ? shown : [...shown, ...strays(path, node, given)];
}

/** Entries of a mapping that its schema does not have. */
export function strays(path, node, given = store.at(path) ?? {}) {
  return Object.keys(given).filter((key) => !(key in (node.properties ?? {}))).map((key) => fields.strayField([...path, key], key));
}

function groupField(path, node, key, holder) {
  const groups = schema.layout().groups[node.name];
  if (groups) return el("div", { class: "group whole" }, grouped(path, node, groups));
  const names = Object.keys(node.properties ?? {});
  const inner = names.map((one) => schema.kindOf(schema.shape(node.properties[one])));
  const deep = names.length > MANY && inner.filter((kind) => ["list", "group", "either"].includes(kind)).length > names.length / 2;
  if (deep) return folded(path, node, key, holder, () => picked(path, node, key), true);
  const body = () => el("div", { class: "fields" }, inside(path, node));
  return folded(path, node, key, holder, body, true, store.at(path) !== undefined);
}

/** The fields of a mapping in named groups; the last one, folded away, has all that no group names. */
export function grouped(path, node, groups) {
  const named = Object.values(groups).flat();
  const rest = Object.keys(node.properties).filter((key) => !named.includes(key));
  const parts = Object.entries(groups).map(([name, keys]) => {
    const known = keys.filter((key) => key in node.properties);
    if (!known.length) return null;
    return el("section", { class: "part" }, el("h3", { text: say(`group.${name}`) }), el("div", { class: "fields" }, inside(path, node, known)));
  });
  const strange = strays(path, node);
  if (rest.length || strange.length) {
    const more = () => el("div", { class: "fields" }, inside(path, node, rest), strange);
    const open = strange.length > 0;
    parts.push(el("section", { class: "part" }, details([...path, ""], say("group.more"), more, rest.some((key) => store.at([...path, key]) !== undefined), open)));
  }
  return parts;
}

/** A part that is folded away until it is wanted. `fold`: is it to be folded at all? `open`: unless somebody closes it. */
function folded(path, node, key, holder, body, fold, open = false) {
  if (!fold) return body();
  const title = schema.label(key, holder, node);
  const has = store.at(path) !== undefined;
  const made = details(path, title, body, has, open, schema.hint(key, holder, node));
  const faults = el("ul", { class: "faults", id: fresh("faults") });
  made.append(faults);
  if (!fields.shownFields.has(fields.name(path))) fields.shownFields.set(fields.name(path), { field: made, faults, control: made.firstChild, title });
  return made;
}

function details(path, title, body, has, open = false, told = "") {
  const at = JSON.stringify(path);
  const made = el("details", { class: "fold whole" });
  const mark = has ? null : el("span", { class: "quiet-mark", text: say("left_out_bare") });
  made.append(el("summary", {}, el("span", { class: "label", text: title }), mark, told && told !== title ? el("span", { class: "hint", text: told }) : null), body());
  made.open = opened.get(at) ?? open;
  made.addEventListener("toggle", () => opened.set(at, made.open));
  return made;
}

/** Of many names with a value each, those that are used, and a choice to take up another. */
function picked(path, node) {
  const given = store.at(path) ?? {};
  const used = Object.keys(node.properties).filter((key) => key in given);
  const others = Object.keys(node.properties).filter((key) => !(key in given));
  const choice = el("select", { "aria-label": say("add") }, el("option", { value: "", text: say("choose") }));
  for (const key of others) choice.append(el("option", { value: key, text: schema.shape(node.properties[key]).description || key }));
  choice.addEventListener("change", () => {
    const inner = schema.shape(node.properties[choice.value]);
    const value = schema.kindOf(inner) === "list" ? [schema.sample(schema.shape(inner.items))] : schema.sample(inner);
    opened.set(JSON.stringify([...path, choice.value]), true);
    fields.put([...path, choice.value], value, { all: true, field: "" });
  });
  const shown = used.map((key) => field([...path, key], schema.shape(node.properties[key]), { holder: node.name }));
  return el("div", { class: "fields" }, shown, strays(path, node, given), el("div", { class: "field whole" }, el("div", { class: "head" }, el("span", { class: "label", text: say("add") })), choice));
}

/** What an item of a list is called: by its kind, name, week or number. */
function itemName(value, place) {
  if (typeof value === "string") return value.slice(0, 40);
  return textIn(value?.name ?? value?.text) || [value?.kind, value?.when].find((one) => typeof one === "string") || `${place + 1}`;
}

function listField(path, node, key, holder) {
  const items = schema.shape(node.items);
  const value = store.at(path);
  const list = Array.isArray(value) ? value : [];
  const control = el("div", { class: "items", "data-many": true });
  list.forEach((one, place) => {
    const own = [...path, place];
    const kind = schema.kindOf(items);
    const body = kind === "group" && !schema.layout().groups[items.name] ? el("div", { class: "fields" }, inside(own, items)) : field(own, items, { key: String(place + 1), holder: key });
    const title = kind === "group" ? choiceWords(one, items) || itemName(one, place) : `${place + 1}`;
    const remove = button("×", () => {
      store.change([{ do: "remove", path: own }], { all: true });
      notify(say("removed"), "good");
    }, { class: "clear", title: say("remove"), "aria-label": say("remove_this", { name: title }) });
    const head = kind === "group" ? null : body.querySelector(".head");
    head?.append(remove);
    control.append(el("div", { class: "item" }, head ? null : el("div", { class: "item-head" }, el("b", { text: title }), remove), body));
  });
  const add = button(`+ ${say("add")}`, () => {
    const made = schema.sample(items);
    store.change([list.length ? { do: "insert", path, at: list.length, value: made } : { do: "set", path, value: [made] }], { all: true });
  }, { class: "quiet", "aria-label": `${say("add")}: ${schema.label(key, holder, node)}` });
  control.append(add);
  return fields.framed(path, key, holder, node, control, { whole: true });
}

/** What a list's item is about, in the words of the choice that heads it. */
function choiceWords(value, items) {
  const key = ["kind", "when"].find((one) => items.properties?.[one]);
  const node = key && schema.shape(items.properties[key]);
  return node?.enum ? schema.choices(node).find((one) => one.value === value?.[key])?.meaning : "";
}

/** A value of one kind or another: a choice of the kind, and the field of the one it is. */
function eitherField(path, node, key, holder, required) {
  const value = store.at(path);
  const place = Math.max(0, node.kinds.findIndex((one) => fits(value, one) && matches(value, one)));
  const choice = el("select", { class: "kind", "aria-label": say("kind") });
  node.kinds.forEach((one, number) => choice.append(el("option", { value: number, text: kindName(one) })));
  choice.value = place;
  choice.addEventListener("change", () => {
    const wanted = node.kinds[Number(choice.value)];
    const text = value && typeof value === "object" && "text" in value ? value.text : value;
    const into = wanted.properties?.text ? { text: text ?? "…" } : schema.kindOf(wanted) === "text" ? text ?? "…" : schema.sample(wanted);
    fields.put(path, into, { all: true, field: "" });
  });
  const kind = node.kinds[place];
  const inner = schema.kindOf(kind) === "group" ? el("div", { class: "fields" }, inside(path, kind)) : field(path, { description: node.description, ...kind }, { key, holder, required });
  if (schema.kindOf(kind) !== "group") {
    inner.querySelector(".head")?.append(choice);
    return inner;
  }
  inner.dataset.many = "true";
  return fields.framed(path, key, holder, node, inner, { more: [choice], whole: true });
}

const matches = (value, node) => {
  const kind = schema.kindOf(node);
  if (value === undefined) return true;
  if (Array.isArray(value)) return ["list", "table", "names"].includes(kind);
  if (value && typeof value === "object") return kind === "group" ? "text" in value || !node.properties?.text : kind === "text" && !("text" in value);
  return !["group", "list", "table", "names"].includes(kind);
};

const kindName = (node) => {
  const own = [`either.${node.name}`, `either.${schema.kindOf(node)}`].find(schema.has);
  return own ? say(own) : (node.description ?? schema.kindOf(node)).slice(0, 60);
};

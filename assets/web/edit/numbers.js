// Numbers: a box, a slider with what it means in words, or a range of which a number is drawn for each game.

import { debounced, el, fresh } from "./dom.js";
import { clearing, framed, leftOut, name, put, refreshers } from "./fields.js";
import * as schema from "./schema.js";
import * as store from "./store.js";

const { say } = schema;
const WAIT = 300;
const KINDS = ["between", "choose", "normal"];
const STEP = 0.05;

/** A number as a person writes it; the text itself if it is none: then the check says what is allowed. */
export function read(text) {
  const plain = text.trim().replace(/[\s\u00a0_]/g, "").replace(/(?<=\d)[,，](?=\d{3}(\D|$))/g, "");
  if (plain === "") return undefined;
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : text.trim();
}

/** A number as it stands in a box. */
export const written = (value) =>
  value === undefined || value === null ? "" : typeof value === "number" ? schema.shown(value) : typeof value === "object" ? JSON.stringify(value) : String(value);

const kindIn = (value) => (value && typeof value === "object" && !Array.isArray(value) ? KINDS.find((kind) => kind in value) : "fixed");

/** A field for a number; with a choice of how it is set where it may be a range. */
export function numberField(path, key, holder, node, required) {
  const value = store.at(path);
  const kind = schema.ranges(node) ? kindIn(value) : "fixed";
  const title = schema.label(key, holder, node);
  const more = [];
  if (schema.ranges(node)) more.push(kindChoice(path, node, kind, title));
  if (!required) more.push(clearing(path, title));
  const control = el("div", { class: `number ${kind}`, "data-many": true });
  if (kind === "fixed") control.append(...single(path, key, node, required));
  else if (kind === "between") control.append(...pair(path, key, node));
  else if (kind === "choose") control.append(...several(path));
  else if (kind === "normal") control.append(...bell(path));
  else return null; // what is none of these cannot be shown as a number
  if (control.querySelectorAll("input").length === 1 && kind === "fixed") {
    control.classList.add("alone");
  }
  return framed(path, key, holder, node, control, { more });
}

function kindChoice(path, node, kind, title) {
  const choice = el("select", { class: "kind", title: say("range.drawn"), "aria-label": `${title}: ${say("kind")}` });
  for (const one of ["fixed", ...KINDS]) choice.append(el("option", { value: one, text: say(`kind.${one}`) }));
  choice.value = kind;
  choice.addEventListener("change", () => put(path, turned(store.at(path), choice.value, node), { all: true, field: "" }));
  return choice;
}

/** A value set in another way, as near to what it was as may be. */
function turned(value, kind, node) {
  const { minimum: low = 0, maximum: high = Infinity } = node;
  const round = (number) => {
    const fine = node.unit === "level" || node.unit === "factor" ? 100 : 1;
    const whole = Math.abs(number) >= 1000 ? Math.round(number / 100) * 100 : Math.round(number * fine) / fine;
    return Math.min(Math.max(whole, low), high);
  };
  const old = kindIn(value);
  const given = { fixed: [value], between: value?.between, choose: value?.choose, normal: value?.normal?.slice(0, 1) }[old] ?? [];
  const numbers = given.filter((one) => typeof one === "number");
  const usual = typeof node.default === "number" ? node.default : Math.min((low + Math.min(high, 1)) / 2 || 1, high);
  const middle = numbers.length ? numbers.reduce((sum, one) => sum + one, 0) / numbers.length : usual;
  const reach = node.unit === "level" || node.unit === "factor" ? 0.1 : Math.max(Math.abs(middle) * 0.2, node.multipleOf ? 1 : 0);
  if (kind === "between") return { between: [round(middle - reach), round(middle + reach)] };
  if (kind === "choose") return { choose: [...new Set([round(middle - reach), round(middle), round(middle + reach)])] };
  if (kind === "normal") return { normal: [round(middle), Math.round(reach * 100) / 100] };
  return round(middle);
}

/** A box for a number at a path. */
function box(path, { required = false, title = "", placeholder = "", small = false } = {}) {
  const made = el("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", id: fresh("n"), "aria-label": title || null, placeholder,
    class: small ? "small" : null, "data-path": name(path),
  });
  made.value = written(store.at(path));
  const send = debounced(() => {
    const value = read(made.value);
    put(path, value === undefined && required && !alone(path) ? "" : value, {});
  }, WAIT);
  made.addEventListener("input", send);
  made.addEventListener("change", () => {
    send.now();
    const value = read(made.value);
    if (typeof value === "number") made.value = written(value);
  });
  return made;
}

/** Is this all that its mapping says, so that the mapping goes with it? */
const alone = (path) => typeof path.at(-1) === "string" && path.length > 1 && typeof path.at(-2) === "string" && Object.keys(store.at(path.slice(0, -1)) ?? {}).length < 2;

function slider(node, title) {
  return el("input", { type: "range", min: node.minimum, max: node.maximum, step: STEP, "aria-label": title, class: "slider" });
}

/** One number: a slider beside its box where it is a share. */
function single(path, key, node, required) {
  const title = schema.label(key, "", node);
  const placeholder = required ? "" : schema.slides(node) ? schema.left(node) : leftOut(node);
  const number = box(path, { required, placeholder, title });
  const suffix = schema.unit(node) ? el("span", { class: "unit", text: schema.unit(node) }) : null;
  if (!schema.slides(node)) return [number, suffix].filter(Boolean);
  const slide = slider(node, title);
  number.classList.add("small");
  const words = el("p", { class: "means", "aria-live": "polite" });
  const show = () => {
    const value = store.at(path);
    const known = typeof value === "number" ? value : node.default;
    slide.classList.toggle("unset", typeof value !== "number");
    if (document.activeElement !== slide && typeof known === "number") slide.value = known;
    const meant = meaning(key, known, node);
    words.textContent = meant;
    words.hidden = !meant;
    slide.setAttribute("aria-valuetext", meant ? `${known}: ${meant}` : String(known ?? ""));
  };
  show();
  refreshers.add(show);
  const send = debounced(() => put(path, Number(slide.value)), 120);
  slide.addEventListener("input", () => {
    number.value = slide.value;
    words.textContent = meaning(key, Number(slide.value), node);
    send();
  });
  slide.addEventListener("change", () => send.now());
  return [slide, number, words];
}

/** From one number to another: all between equally likely. */
function pair(path, key, node) {
  const made = ["low", "high"].map((end, place) => {
    const own = [...path, "between", place];
    const number = box(own, { required: true, title: say(`range.${end}`), small: true });
    const parts = [el("span", { class: "end", text: say(`range.${end}`) }), number];
    if (schema.slides(node)) {
      const slide = slider(node, say(`range.${end}`));
      slide.value = store.at(own);
      const send = debounced(() => put(own, Number(slide.value)), 120);
      slide.addEventListener("input", () => {
        number.value = slide.value;
        send();
      });
      slide.addEventListener("change", () => send.now());
      refreshers.add(() => {
        const value = store.at(own);
        if (typeof value === "number" && document.activeElement !== slide) slide.value = value;
      });
      parts.push(slide);
    }
    return el("div", { class: "end-of" }, parts);
  });
  const words = el("p", { class: "means", "aria-live": "polite" });
  const show = () => {
    const [low, high] = store.at([...path, "between"]) ?? [];
    const said = [low, high].map((one) => meaning(key, one, node));
    words.textContent = said[0] && said[1] && said[0] !== said[1] ? say("from_to", { low: said[0], high: said[1] }) : said[0];
    words.hidden = !words.textContent;
  };
  show();
  refreshers.add(show);
  return [...made, words];
}

/** One of a few numbers. */
function several(path) {
  const own = [...path, "choose"];
  const made = el("input", { type: "text", id: fresh("n"), autocomplete: "off", "aria-label": say("range.list") });
  const value = store.at(own);
  made.value = Array.isArray(value) ? value.map(String).join(", ") : written(value);
  const send = debounced(() => {
    const numbers = made.value.split(/[,，;；]\s*/).map((one) => read(one)).filter((one) => one !== undefined);
    put(own, numbers, { field: name(own) });
  }, WAIT);
  made.addEventListener("input", send);
  made.addEventListener("change", () => send.now());
  return [made, el("p", { class: "hint", text: say("range.list") })];
}

/** About a number, give or take. */
function bell(path) {
  const rows = [
    ["mean", [...path, "normal", 0], true],
    ["spread", [...path, "normal", 1], true],
    ["min", [...path, "min"], false],
    ["max", [...path, "max"], false],
  ];
  const made = rows.map(([end, own, required]) => {
    const number = box(own, { required, title: say(`range.${end}`), small: true, placeholder: required ? "" : say("left_out_bare") });
    return el("div", { class: "end-of" }, el("span", { class: "end", text: say(`range.${end}`) }), number);
  });
  return made;
}

/** What a share of this field means in words; empty where there are no words for it. */
export function meaning(key, value, node) {
  if (typeof value !== "number" || !schema.has(`means.${key}.1`)) return "";
  const reach = (node.maximum ?? 1) - (node.minimum ?? 0) || 1;
  const share = (value - (node.minimum ?? 0)) / reach;
  const place = share <= 0 ? 1 : share >= 1 ? 5 : Math.min(4, Math.max(2, 1 + Math.ceil(share * 3)));
  return say(`means.${key}.${place}`);
}

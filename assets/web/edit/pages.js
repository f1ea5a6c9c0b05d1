// The pages of the form: one for each section, one for each client; and the contents that lead to them.

import { button, debounced, el } from "./dom.js";
import * as faults from "./faults.js";
import { refreshers } from "./fields.js";
import { field, grouped, inside, strays, textIn } from "./groups.js";
import * as schema from "./schema.js";
import * as store from "./store.js";

const { say } = schema;
export const TEXT = "text";
const MORE = "more";

/** Which keys stand on the page of a section. */
function keysOf(section) {
  const { sections, never } = schema.layout();
  const all = Object.keys(schema.root().properties);
  if (section !== MORE) return (sections[section] ?? []).filter((key) => all.includes(key));
  const named = [...Object.values(sections).flat(), ...never];
  return all.filter((key) => !named.includes(key));
}

/** All sections that have anything on them. */
export const sections = () => [...Object.keys(schema.layout().sections), MORE].filter((one) => keysOf(one).length);

/** Is this section a list of which each item has a page of its own? */
const listed = (section) => keysOf(section).length === 1 && schema.layout().pages.includes(keysOf(section)[0]);

const itemsOf = (section) => {
  const found = store.at([keysOf(section)[0]]);
  return Array.isArray(found) ? found : [];
};

/** The page on which a path is shown: a section, and the number of an item if it has a page of its own. */
export function pageOf(path) {
  if (!path.length) return sections()[0];
  const section = sections().find((one) => keysOf(one).includes(path[0])) ?? MORE;
  return listed(section) && typeof path[1] === "number" ? `${section}/${path[1]}` : section;
}

/** What a place in the file is called, for people. */
export function titleOf(path, line) {
  const names = [];
  let node = schema.root();
  path.forEach((step, place) => {
    if (typeof step === "number") {
      const value = store.at(path.slice(0, place + 1));
      names.push(textIn(value?.name) || `${step + 1}`);
      node = schema.shape(node.items ?? {});
    } else if (node.properties?.[step]) {
      const inner = schema.shape(node.properties[step]);
      if (typeof path[place + 1] !== "number") names.push(schema.label(step, node.name ?? "", inner));
      node = inner;
    } else names.push(step);
  });
  return names.join(" › ") || say("line", { line });
}

/** The contents: sections and clients, with a mark where there are faults. */
export function contents(page, found) {
  const rows = [];
  for (const section of sections()) {
    const keys = keysOf(section);
    const own = (path) => keys.includes(path[0]) && !(listed(section) && typeof path[1] === "number");
    const here = section === MORE ? (path) => pageOf(path) === MORE : own;
    rows.push(row(section, say(`section.${section}`), page, faults.count(found, here)));
    if (listed(section)) {
      itemsOf(section).forEach((one, place) => {
        const inside = (path) => path[0] === keys[0] && path[1] === place;
        rows.push(row(`${section}/${place}`, textIn(one?.name) || say("new_client"), page, faults.count(found, inside), "inner"));
      });
    }
  }
  return el("ul", {}, rows);
}

function row(target, title, page, counted, kind = "") {
  const link = el("a", { href: `#${target}`, class: kind, "aria-current": page === target ? "page" : null }, el("span", { text: title }), faults.mark(counted));
  return el("li", {}, link);
}

/** The page that an address names; the first one if there is no such page any more. */
export function pageAt(address) {
  const [section, place] = address.replace(/^#/, "").split("/");
  if (section === TEXT || store.now().data === null) return TEXT;
  if (!sections().includes(section)) return sections()[0];
  if (place === undefined || !listed(section)) return section;
  const count = itemsOf(section).length;
  return count ? `${section}/${Math.min(Math.max(Number(place) || 0, 0), count - 1)}` : section;
}

/** The fields of a page. */
export function formPage(page, notify) {
  const [section, place] = page.split("/");
  if (place !== undefined) return clientPage(section, Number(place), notify);
  const root = schema.root();
  const head = [el("h2", { text: say(`section.${section}`), tabindex: -1 }), el("p", { class: "about", text: say(`section.${section}.about`) })];
  const body = listed(section) ? overview(section) : section === MORE ? advanced(root) : el("div", { class: "fields card" }, keysOf(section).map((key) => top(key, root)));
  return el("div", { class: "page" }, head, body);
}

const advanced = (root) => el("div", { class: "fields card" }, inside([], root, keysOf(MORE)), strays([], root));

/** A field of the whole file. A mapping that has all of the page to itself, or few keys, is not folded away. */
function top(key, root) {
  const node = schema.shape(root.properties[key]);
  if (schema.kindOf(node) === "group" && !schema.layout().groups[node.name]) {
    const title = el("h3", { text: schema.label(key, "", node) });
    return el("section", { class: "part whole" }, title, el("p", { class: "hint", text: schema.hint(key, "", node) }), el("div", { class: "fields" }, inside([key], node)));
  }
  return field([key], node, { required: root.required?.includes(key) });
}

/** All clients at a glance. */
function overview(section) {
  const key = keysOf(section)[0];
  const items = schema.shape(schema.shape(schema.root().properties[key]).items);
  const cards = itemsOf(section).map((one, place) => {
    const owed = (Array.isArray(one?.ledger) ? one.ledger : []).reduce((sum, bill) => sum + (typeof bill?.amount === "number" ? bill.amount : 0), 0);
    const persona = items.properties.persona && schema.choices(schema.shape(items.properties.persona)).find((it) => it.value === (one?.persona ?? schema.shape(items.properties.persona).default));
    return el("a", { class: "client card", href: `#${section}/${place}` },
      face(place),
      el("b", { text: textIn(one?.name) || say("new_client") }),
      el("span", { class: "who", text: textIn(one?.contact) }),
      el("span", { class: "owed", text: owed ? schema.shown(owed) : "" }),
      el("span", { class: "hint", text: persona?.meaning ?? "" }));
  });
  const add = button(`+ ${say("add_client")}`, () => addClient(section, items), { class: "client add" });
  return el("div", { class: "clients" }, cards, add);
}

/** The face of a client, as the game draws it. */
function face(place) {
  const source = () => `/face/${place}?${store.now().version}`;
  const made = el("img", { class: "face", src: source(), alt: "" });
  const again = debounced(() => made.isConnected && made.src.endsWith(source()) === false && (made.src = source()), 400);
  refreshers.add(again);
  return made;
}

function addClient(section, items, like = null) {
  const list = itemsOf(section);
  const ids = list.map((one) => one?.id);
  const stem = like?.id ?? "client";
  let number = like ? 2 : list.length + 1;
  while (ids.includes(`${stem}-${number}`)) number += 1;
  const name = typeof store.at(["title"]) === "object" ? { [schema.language()]: say("new_client") } : say("new_client");
  const made = like ? structuredClone(like) : { ...schema.sample(items), name };
  made.id = `${stem.slice(0, 36)}-${number}`;
  const path = [keysOf(section)[0]];
  store.change([list.length ? { do: "insert", path, at: list.length, value: made } : { do: "set", path, value: [made] }], { all: true });
  location.hash = `#${section}/${list.length}`;
}

function clientPage(section, place, notify) {
  const key = keysOf(section)[0];
  const items = schema.shape(schema.shape(schema.root().properties[key]).items);
  const path = [key, place];
  const client = itemsOf(section)[place];
  const title = textIn(client?.name) || say("new_client");
  const copy = button(say("copy_client"), () => addClient(section, items, itemsOf(section)[place]), { class: "quiet" });
  const remove = button(say("remove"), () => {
    store.change([{ do: "remove", path }], { all: true });
    notify(say("removed"), "good");
    location.hash = `#${section}`;
  }, { class: "quiet danger", "aria-label": say("remove_this", { name: title }) });
  remove.disabled = itemsOf(section).length < 2;
  const head = el("div", { class: "page-head" }, el("div", { class: "client-name" }, face(place), el("h2", { text: title, tabindex: -1 })), el("div", { class: "deeds" }, copy, remove));
  const groups = schema.layout().groups[items.name];
  const body = client && typeof client === "object" && !Array.isArray(client) ? (groups ? grouped(path, items, groups) : inside(path, items)) : field(path, items);
  return el("div", { class: "page client-page" }, head, body);
}

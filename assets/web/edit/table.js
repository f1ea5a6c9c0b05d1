// A ledger as a table that is filled like a spreadsheet: arrows and Enter go up and down, rows are pasted from one.

import { button, debounced, el, fill, fresh } from "./dom.js";
import { framed, name, refreshers } from "./fields.js";
import { read, written } from "./numbers.js";
import * as schema from "./schema.js";
import * as store from "./store.js";

const { say } = schema;
const WAIT = 350;

/** A list of small mappings, a row each. */
export function tableField(path, key, holder, node, notify) {
  const items = schema.shape(node.items);
  const columns = columnsOf(path, items);
  const body = el("tbody");
  const heads = columns.map((one) => el("th", { scope: "col", text: schema.label(one, key, schema.shape(items.properties[one])), title: schema.hint(one, key, schema.shape(items.properties[one])) }));
  const table = el("table", { class: "ledger" }, el("thead", {}, el("tr", {}, el("th", { class: "number-of" }), heads, el("th"))), body);
  const rows = () => (Array.isArray(store.at(path)) ? store.at(path) : []);
  rows().forEach((row, place) => body.append(rowOf(path, columns, items, place, key)));
  const sums = el("p", { class: "sums", "aria-live": "polite" });
  const show = () => {
    fill(sums, ...summed(path, rows()));
    let place = 0;
    for (const line of body.rows) line.classList.toggle("late", isLate(path, rows()[place++]));
  };
  show();
  refreshers.add(show);
  const add = button(say("add_row"), () => addRow(path, items, rows().length), { class: "quiet" });
  const hint = el("p", { class: "hint", text: say("paste_hint") });
  const control = el("div", { class: "ledger-box", "data-many": true }, el("div", { class: "scroll" }, table), el("div", { class: "under" }, add, sums), hint);
  control.dataset.table = name(path);
  control.addEventListener("keydown", (event) => moves(event, body, path, items, rows().length));
  control.addEventListener("paste", (event) => pasted(event, path, items, notify));
  return framed(path, key, holder, node, control, { whole: true });
}

/** What a row shows: what it has to have, what rows have, and something beside the amount. */
function columnsOf(path, items) {
  const keys = Object.keys(items.properties);
  const columns = keys.filter((one) => items.required?.includes(one) || used(path, one));
  for (const one of keys) if (columns.length < 2 && !columns.includes(one)) columns.push(one);
  return columns;
}

/** What a new row begins with: noughts, and the day of the row above. */
function emptyCell(path, items, key) {
  if (schema.shape(items.properties[key]).type !== "string") return key === "amount" || !used(path, "due") ? 0 : undefined;
  return store.at(path)?.at(-1)?.[key];
}

const used = (path, column) => (store.at(path) ?? []).some?.((row) => row && typeof row === "object" && column in row);

function rowOf(path, columns, items, place, key) {
  const cells = columns.map((column) => {
    const own = [...path, place, column];
    const node = schema.shape(items.properties[column]);
    const input = el("input", {
      type: "text", autocomplete: "off", id: fresh("c"), inputmode: node.type === "string" ? "text" : "decimal",
      "aria-label": `${say("row", { row: place + 1 })}, ${schema.label(column, key, node)}`, "data-path": name(own),
    });
    input.value = written(store.at(own));
    const send = debounced(() => {
      const value = node.type === "string" ? input.value.trim() || undefined : read(input.value);
      if (value === undefined && store.at(own) === undefined) return;
      const change = value === undefined ? { do: "remove", path: own } : { do: "set", path: own, value };
      store.change([change], { field: name(own) });
    }, WAIT);
    input.addEventListener("input", send);
    input.addEventListener("change", () => {
      send.now();
      const value = read(input.value);
      if (typeof value === "number") input.value = written(value);
    });
    return el("td", {}, input);
  });
  const remove = button("×", () => store.change([{ do: "remove", path: [...path, place] }], { all: true }), {
    class: "clear", "aria-label": say("remove_this", { name: say("row", { row: place + 1 }) }), title: say("remove"),
  });
  return el("tr", { "data-row": place }, el("td", { class: "number-of", text: place + 1 }), cells, el("td", {}, remove));
}

function addRow(path, items, count, focus = true) {
  const made = Object.fromEntries(columnsOf(path, items).map((key) => [key, emptyCell(path, items, key)]).filter(([, value]) => value !== undefined));
  const change = count ? { do: "insert", path, at: count, value: made } : { do: "set", path, value: [made] };
  store.change([change], { all: true });
  if (focus) afterwards(path, count);
}

/** Go to a row as soon as it is there. */
function afterwards(path, row) {
  let tries = 40;
  const look = () => {
    const found = document.querySelector(`[data-table="${CSS.escape(name(path))}"] tr[data-row="${row}"] input`);
    if (found) {
      found.focus();
      found.select();
    } else if ((tries -= 1) > 0) setTimeout(look, 50);
  };
  look();
}

function moves(event, body, path, items, count) {
  const cell = event.target.closest("td");
  const down = event.key === "ArrowDown" || (event.key === "Enter" && !event.shiftKey);
  const up = event.key === "ArrowUp" || (event.key === "Enter" && event.shiftKey);
  if (!cell || event.target.tagName !== "INPUT" || (!down && !up)) return;
  event.preventDefault();
  const row = cell.parentElement.rowIndex - 1 + (down ? 1 : -1);
  const next = body.rows[row]?.cells[cell.cellIndex]?.querySelector("input");
  if (next) {
    next.focus();
    next.select();
  } else if (event.key === "Enter" && down && row === count) {
    event.target.dispatchEvent(new Event("change"));
    addRow(path, items, count);
  }
}

/** Rows from a spreadsheet take the place of the rows from here on; one cell is pasted as usual. */
async function pasted(event, path, items, notify) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!/[\t\n\r]/.test(text.trim())) return;
  event.preventDefault();
  const from = Number(event.target.closest("tr[data-row]")?.dataset.row ?? (store.at(path) ?? []).length);
  const client = store.at(path.slice(0, -1)) ?? {};
  const terms = typeof client.terms_weeks === "number" ? client.terms_weeks : 8;
  const found = await store.ask("paste", { text, terms, by_date: "due" in items.properties && store.at(["as_of"]) !== undefined }, false);
  if (!found.rows?.length) {
    notify(say("pasted_none"), "bad");
    return;
  }
  const old = Array.isArray(store.at(path)) ? store.at(path) : [];
  const empty = old.every((row) => !row?.amount);
  const kept = empty ? [] : old.slice(0, from);
  const after = empty ? [] : old.slice(from + found.rows.length);
  store.change([{ do: "set", path, value: [...kept, ...found.rows, ...after] }], { all: true });
  notify([say("pasted", { count: found.rows.length }), ...found.notes].join(" "), "good");
}

const isLate = (path, row) => {
  const terms = store.at([...path.slice(0, -1), "terms_weeks"]) ?? 8;
  if (typeof row?.due === "string") return row.due < (store.at(["as_of"]) ?? "");
  return typeof row?.age_weeks === "number" && typeof terms === "number" && row.age_weeks > terms;
};

function summed(path, rows) {
  const sum = (some) => some.reduce((all, row) => all + (typeof row?.amount === "number" ? row.amount : 0), 0);
  const late = sum(rows.filter((row) => isLate(path, row)));
  const parts = [el("span", { text: `${say("total")} ` }, el("b", { text: schema.shown(sum(rows)) }))];
  if (late) parts.push(el("span", { class: "late-sum", text: `${say("overdue_part")} ` }, el("b", { text: schema.shown(late) })));
  return parts;
}

// For those who hear the page: texts on buttons are not read twice, and what a press has brought is told.

import { el } from "../edit/dom.js";
import { texts } from "./picture.js";
import { shown } from "./wire.js";

const MOST = 400; // signs told at once
const SOON = 3_000; // what comes later than that was not the answer

export const told = el("div", { class: "unseen", role: "status", "aria-live": "polite" });

let asked = -SOON;

/** Somebody has pressed by a key or a screen reader: what comes of it is told. */
export function expect() {
  asked = performance.now();
}

/** The picture has changed; `whole`: all of it is new, and nothing of it is an answer. */
export function changed(whole) {
  const places = shown.press.map((number) => shown.items[number]);
  const news = [];
  for (const { stroke, node, fresh } of texts) {
    const [, x, base, size, , wide, , words] = stroke;
    const inside = places.some(([left, top, w, h]) => x >= left && x + wide <= left + w + 1 && base - size / 2 >= top && base - size / 2 <= top + h);
    if (inside !== node.hasAttribute("aria-hidden")) {
      if (inside) node.setAttribute("aria-hidden", "true");
      else node.removeAttribute("aria-hidden");
    }
    if (fresh && !inside) news.push(words);
  }
  if (whole || !news.length || performance.now() - asked > SOON) return;
  told.textContent = news.join(" ").slice(0, MOST);
}

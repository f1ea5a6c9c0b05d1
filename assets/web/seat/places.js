// What can be pressed: real buttons over the picture, for keyboards, screen readers and whatever else looks for buttons.

import { el } from "../edit/dom.js";
import { replace } from "./picture.js";
import { shown } from "./wire.js";

export const places = el("div", { class: "places" });

let buttons = new Map(); // by number
let round = -1;

/** A place as the program tells it. */
const told = (number) => {
  const [x, y, w, h, words, kind = ""] = shown.items[number];
  return { x, y, w, h, words, kind };
};

/** The place that lies on top at a spot of the picture; null if there is none. */
export function placeAt(x, y) {
  for (let at = shown.press.length - 1; at >= 0; at -= 1) {
    const one = told(shown.press[at]);
    if (x >= one.x && x < one.x + one.w && y >= one.y && y < one.y + one.h) return { ...one, number: shown.press[at] };
  }
  return null;
}

/** The place of a button. */
export const placeOf = (button) => (button.dataset.number === undefined ? null : told(Number(button.dataset.number)));

/** Let there be the buttons of the picture. One that is still there stays the same one, so that nobody's keyboard loses it. */
export function put() {
  const before = buttons;
  const focused = document.activeElement;
  const anew = round !== shown.round;
  round = shown.round;
  buttons = new Map();
  const spare = anew ? [...before.values()] : [...before].filter(([number]) => !shown.press.includes(number)).map(([, one]) => one);
  const wanted = shown.press.map((number) => {
    let button = buttons.get(number) ?? (anew ? null : before.get(number));
    if (!button) {
      const place = told(number);
      const at = spare.findIndex((one) => one.dataset.words === place.words && place.words !== "");
      button = at >= 0 ? spare.splice(at, 1)[0] : el("button", { type: "button" });
      dress(button, place, number);
    }
    buttons.set(number, button);
    return button;
  });
  const unique = [...new Set(wanted)];
  const had = places.contains(focused);
  replace(places, unique);
  if (!had || document.activeElement === focused) return;
  const old = new Set(before.values());
  const next = places.contains(focused) ? focused : (unique.find((one) => !old.has(one)) ?? unique[0]);
  next?.focus({ preventScroll: true });
}

function dress(button, { x, y, w, h, words, kind }, number) {
  button.dataset.number = number;
  button.dataset.words = words;
  button.setAttribute("aria-label", words || "·");
  if (kind) button.dataset.kind = kind;
  else delete button.dataset.kind;
  Object.assign(button.style, { left: `${x}px`, top: `${y}px`, width: `${w}px`, height: `${h}px` });
}

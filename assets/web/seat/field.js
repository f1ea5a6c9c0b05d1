// Where text is typed: a real field over the one in the picture, that nobody sees. Input methods compose there in place, and a
// phone shows its keyboard when it is touched.

import { el } from "../edit/dom.js";
import { shown } from "./wire.js";

const MOST = 64; // signs of a text at once
const HELD = " "; // stands in the empty field, so that rubbing out can be seen

export const field = el("input", {
  type: "text", class: "field", hidden: true, autocomplete: "off", autocorrect: "off", autocapitalize: "off", spellcheck: "false",
  enterkeyhint: "done", inputmode: "text",
});

/** Begin to listen. `send` sends an event, and whether it counts. */
export function listen(send) {
  const text = (whole) => {
    for (let at = 0; at < whole.length; at += MOST) send({ do: "text", text: whole.slice(at, at + MOST) }, true);
  };
  let composed = false;
  field.addEventListener("compositionstart", () => { composed = true; });
  field.addEventListener("compositionupdate", (event) => send({ do: "compose", text: event.data }));
  field.addEventListener("compositionend", (event) => {
    composed = false;
    if (event.data) text(event.data);
    else send({ do: "compose", text: "" });
    empty();
  });
  field.addEventListener("input", (event) => {
    if (composed || event.isComposing) return;
    if (/Composition/.test(event.inputType ?? "")) return empty();
    const { value } = field;
    if (event.inputType === "insertLineBreak") send({ do: "key", code: "Enter" }, true);
    else if (value.length < HELD.length) send({ do: "key", code: "Backspace" }, true);
    else if (value.startsWith(HELD)) text(value.slice(HELD.length));
    else text(value);
    empty();
  });
}

function empty() {
  field.value = HELD;
  field.setSelectionRange(HELD.length, HELD.length);
}

/** Let the field be where the picture has it; `label`: what it is called. `handed`: may the keyboard go there by itself? */
export function put(label, handed) {
  if (!shown.field) {
    if (!field.hidden) {
      field.blur();
      field.hidden = true;
    }
    return;
  }
  const [x, y, w, h] = shown.field;
  const [left, right] = around(x, y, w, h);
  field.setAttribute("aria-label", label);
  Object.assign(field.style, { left: `${left}px`, top: `${y}px`, width: `${right - left}px`, height: `${h}px`, paddingLeft: `${x - left}px` });
  if (!field.hidden) return;
  field.hidden = false;
  empty();
  if (handed) field.focus({ preventScroll: true });
}

/** The left and right side of the panel in which the caret stands; without one, some room at the caret. */
function around(x, y, w, h) {
  for (let at = shown.draw.length - 1; at >= 0; at -= 1) {
    const [kind, px, py, pw, ph] = shown.items[shown.draw[at]];
    if (kind === "p" && px <= x && px + pw >= x + w && py <= y && py + ph >= y + h) return [px, px + pw];
  }
  return [x, Math.min(x + 160, shown.size[0])];
}

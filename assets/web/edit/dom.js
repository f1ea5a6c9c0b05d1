// Elements made without a word of HTML: whatever a file says is put in as text.

let made = 0;

/** An element. `given`: attributes; `text`; `on`: listeners; `class`; anything else is set as an attribute if it is not false. */
export function el(tag, given = {}, ...inside) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === false || value === null || value === undefined) continue;
    if (name === "text") node.textContent = value;
    else if (name === "on") for (const [event, run] of Object.entries(value)) node.addEventListener(event, run);
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...inside.flat().filter((one) => one !== null && one !== undefined && one !== false));
  return node;
}

/** A name that no other element has. */
export const fresh = (stem) => `${stem}-${(made += 1)}`;

/** A button that says what it does. */
export function button(text, run, more = {}) {
  return el("button", { type: "button", text, on: { click: run }, ...more });
}

/** Put others in the place of all that an element holds. */
export function fill(node, ...inside) {
  node.replaceChildren(...inside.flat().filter(Boolean));
  return node;
}

/** Let a box of text grow with what is in it. */
export function grow(box) {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight + 2, 520)}px`;
}

/** Call something once nothing has happened for a while; `now` does not wait. */
export function debounced(run, wait) {
  let timer = 0;
  const later = (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...given), wait);
  };
  later.now = (...given) => {
    clearTimeout(timer);
    run(...given);
  };
  return later;
}

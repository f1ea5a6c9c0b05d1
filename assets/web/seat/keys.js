// Keys, by where they are on the keyboard, so that an input method that is on does not eat them. Tab is the browser's: it goes
// from button to button.

const CODES = /^(Key[A-Z]|Digit\d|Numpad(\d|Enter|Add|Subtract)|Enter|Escape|Space|Backspace|Delete|Arrow(Left|Right|Up|Down)|Page(Up|Down)|Minus|Equal|Period|Comma|F[123])$/;
const REPEATS = /^(Arrow|Page|Minus|Equal|Numpad(Add|Subtract)|Backspace)/;
const PRESSES = ["Enter", "NumpadEnter", "Space"];
const IN_A_FIELD = /^(Enter|NumpadEnter|Escape|Backspace|Arrow(Up|Down)|F[123])$/;
const NEXT_REPEAT = 60;

/** Which key is meant: letters as they are labelled, all else by its place. */
function codeOf(event) {
  if (/^[a-z]$/i.test(event.key)) return `Key${event.key.toUpperCase()}`;
  return event.code || event.key;
}

/** Begin to listen. `send` sends an event (and whether it counts); `field()` is where text is typed, or null. */
export function listen(send, field, places) {
  let repeated = 0;
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const typing = field();
    if (event.isComposing || event.keyCode === 229) return;
    const code = codeOf(event);
    if (!CODES.test(code)) return;
    if (typing) {
      if (document.activeElement !== typing) typing.focus();
      if (!IN_A_FIELD.test(code)) return;
    } else if (PRESSES.includes(code) && event.target.closest?.("button")) return;
    else if (event.target.closest?.("dialog, .notes")) return;
    event.preventDefault();
    if (event.repeat) {
      if (!REPEATS.test(code) || event.timeStamp - repeated < NEXT_REPEAT) return;
      repeated = event.timeStamp;
    }
    if (code === "Escape" && places.contains(document.activeElement)) document.activeElement.blur();
    send({ do: "key", code, ...(event.shiftKey && { shift: 1 }) }, true);
  });
  addEventListener("blur", () => send({ do: "leave" }));
}

// Frames as the program sends them: what is new comes once, and is named by its number afterwards.

/** A list, told by what has stayed of the one before: a number is an item, a pair [from, count] a run of the list before. */
export function edited(before, told) {
  const found = [];
  for (const one of told) {
    if (typeof one === "number") found.push(one);
    else for (let at = one[0]; at < one[0] + one[1]; at += 1) found.push(before[at]);
  }
  return found;
}

const STEADY = ["size", "scrolls", "field", "language", "theme"];

/** What the page knows, frame after frame. `round` goes up where all numbers begin anew. */
export const shown = { number: 0, round: 0, items: [], draw: [], press: [], size: [1, 1], scrolls: [], field: null, language: "", theme: "" };

/** Take the next frame. */
export function take(frame) {
  if (frame.first) Object.assign(shown, { round: shown.round + 1, items: [], draw: [], press: [] });
  shown.number = frame.n;
  for (const one of frame.new) shown.items.push(one);
  shown.draw = edited(shown.draw, frame.draw);
  shown.press = edited(shown.press, frame.press);
  for (const name of STEADY) if (name in frame) shown[name] = frame[name];
}

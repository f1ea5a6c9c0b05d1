// The picture: each stroke is made once and kept by its number; from frame to frame only what differs is moved, put in, taken out.

import { drawn, svg } from "./strokes.js";
import { shown } from "./wire.js";

const SIGNS = "/web/seat/signs.svg";

export const strokes = svg("g", { class: "strokes" });
export const moving = svg("g", { class: "moving", "aria-hidden": "true" });
export const picture = svg("svg", { class: "picture" }, strokes, moving);

/** Where the picture lies on the screen: pixels of the page for one of its own, and its corner. */
export const fit = { scale: 1, x: 0, y: 0 };

/** The lines of text in the picture: strokes with their nodes, and whether they are new in it. */
export let texts = [];

let round = -1;
let theme = "";
let made = new Map(); // by number: the nodes of a stroke, one for each time that the picture has it
let faces = new Map(); // by its place in the last picture: the node of each face
const coming = new Map(); // by the node of a face that is still being fetched: the one that stood there before it

/** Fetch the signs that strokes use; they show up as soon as they are here. */
export async function fetchSigns() {
  const answer = await fetch(SIGNS);
  if (!answer.ok) return;
  const read = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  picture.prepend(svg("defs", {}, ...[...read.children].map((one) => document.importNode(one, true))));
}

/** Show the picture as it is now. */
export function paint() {
  if (round !== shown.round || theme !== shown.theme) {
    round = shown.round;
    theme = shown.theme;
    made = new Map();
  }
  const used = new Map();
  texts = [];
  const wanted = shown.draw.map((number) => {
    const time = used.get(number) ?? 0;
    used.set(number, time + 1);
    const nodes = made.get(number) ?? [];
    if (!nodes.length) made.set(number, nodes);
    const fresh = !nodes[time];
    nodes[time] ??= drawn(shown.items[number], theme);
    const stroke = shown.items[number][0] === "k" ? shown.items[number][5] : shown.items[number];
    if (stroke[0] === "t") texts.push({ stroke, node: nodes[time], fresh });
    return nodes[time];
  });
  replace(strokes, withFaces(wanted));
  const [ground] = shown.draw;
  if (ground !== undefined) document.body.style.background = shown.items[ground][5];
}

/** A face that is still on its way does not leave a hole: the one before it stays until it is here. */
function withFaces(wanted) {
  const before = faces;
  faces = new Map();
  const here = new Set(wanted);
  return wanted.flatMap((node) => {
    if (node.localName !== "image") return [node];
    const place = ["x", "y", "width", "height"].map((name) => node.getAttribute(name)).join(" ");
    faces.set(place, node);
    const last = before.get(place);
    if (!node.isConnected && !node.arrived && !coming.has(node)) {
      if (last && last !== node) coming.set(node, last);
      const arrive = () => {
        node.arrived = true;
        coming.get(node)?.remove();
        coming.delete(node);
      };
      node.addEventListener("load", arrive, { once: true });
      node.addEventListener("error", arrive, { once: true });
    }
    const old = coming.get(node);
    return old && !here.has(old) ? [old, node] : [node];
  });
}

/** Let a node have just these inside, in this order, and touch only what has to be touched. */
export function replace(node, wanted) {
  const kept = new Set(wanted);
  let at = node.firstChild;
  const past = () => {
    while (at && !kept.has(at)) {
      const gone = at;
      at = at.nextSibling;
      gone.remove();
    }
  };
  past();
  for (const one of wanted) {
    if (one === at) {
      at = at.nextSibling;
      past();
    } else node.insertBefore(one, at);
  }
}

let fitted = "";

/** Fit the picture into its room, and whatever lies over it (of its own size, unscaled) with it. */
export function place({ left, top, width, height }, over) {
  const [w, h] = shown.size;
  const scale = Math.min(width / w, height / h);
  const x = Math.max((width - w * scale) / 2, 0);
  const y = Math.max((height - h * scale) / 2, 0);
  const now = [w, h, scale, x, y, left, top].join(" ");
  if (now === fitted) return;
  fitted = now;
  Object.assign(fit, { scale, x: left + x, y: top + y });
  picture.setAttribute("viewBox", `0 0 ${w} ${h}`);
  Object.assign(picture.style, { width: `${w * scale}px`, height: `${h * scale}px`, transform: `translate(${x}px, ${y}px)` });
  Object.assign(over.style, { width: `${w}px`, height: `${h}px`, transform: `translate(${x}px, ${y}px) scale(${scale})` });
}

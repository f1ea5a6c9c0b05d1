// What moves over a picture at rest, as the window moves it: see `told` of each in game/window/widgets/motion.py and coins.py.

import { moving, strokes } from "./picture.js";
import { svg } from "./strokes.js";

const COIN = 22;
const GOLD = ["#b07714", "#f4b942"];
const HEAD = 20;
const BIG = 32;
const still = matchMedia("(prefers-reduced-motion: reduce)");

let runs = [];
let frame = 0;
let hidden = [];

/** Let this move from now on, in place of all that moved before. */
export function move(told) {
  cancelAnimationFrame(frame);
  hidden.forEach((node) => node.removeAttribute("visibility"));
  hidden = [];
  moving.replaceChildren();
  const began = performance.now();
  runs = (told ?? []).map((one) => KINDS[one[0]]?.(...one.slice(1))).filter(Boolean);
  const step = (now) => {
    const passed = Math.max(now - began, 0) / 1000;
    runs = runs.filter((run) => run(passed) !== false);
    if (runs.length) frame = requestAnimationFrame(step);
  };
  if (runs.length) step(began);
}

const smooth = (share) => share * share * (3 - 2 * share);
const within = (value) => Math.min(Math.max(value, 0), 1);

const KINDS = { typing, spending, pulse, arrival };

/** Three dots that swell in turn, over the bubble that comes. */
function typing(left, [x, y, w, h], ground, ink) {
  const scale = h / 24 > 2 ? 1.2 : 1;
  const dots = [0, 1, 2].map((at) => svg("circle", { cx: x + (10 + at * 14) * scale, cy: y + h / 2, r: 3, fill: ink }));
  const box = svg("g", {}, svg("rect", { x, y, width: w, height: h, fill: ground }), ...dots);
  moving.append(box);
  return (passed) => {
    if (passed >= left) return false; // the next picture takes it away
    dots.forEach((dot, at) => {
      const swell = still.matches ? 0.5 : 0.5 + 0.5 * Math.sin(passed * 11 - at * 0.9);
      dot.setAttribute("r", (3 + 1.5 * swell) * scale);
      dot.setAttribute("fill-opacity", 0.45 + 0.45 * swell);
    });
    return !still.matches;
  };
}

/** The blocks of hours that were spent sink away. */
function spending(left, places, track, ink) {
  if (still.matches) return null;
  const blocks = places.map(([x, y, width, height]) => {
    const block = svg("rect", { x, y, width, height, rx: 2, fill: ink });
    const one = svg("g", {}, svg("rect", { x, y, width, height, rx: 2, fill: track }), block);
    moving.append(one);
    return { one, block, y, height };
  });
  const whole = 0.6;
  return (passed) => {
    const now = whole - left + passed;
    blocks.forEach(({ block, y, height }, at) => {
      const rest = 1 - smooth(within((now / whole - (0.3 * at) / blocks.length) / 0.7));
      block.setAttribute("y", y + height * (1 - rest));
      block.setAttribute("height", rest > 0.05 ? height * rest : 0);
    });
    if (now < whole) return true;
    blocks.forEach(({ one }) => one.remove());
    return false;
  };
}

/** A ring that opens round a face. */
function pulse(begins, takes, [x, y, w, h], ink) {
  if (still.matches) return null;
  const ring = svg("circle", { cx: x + w / 2, cy: y + h / 2, r: 0, fill: "none", stroke: ink, "stroke-width": 3, opacity: 0 });
  moving.append(ring);
  return (passed) => {
    const share = (passed - begins) / takes;
    if (share >= 0) {
      ring.setAttribute("r", w * (0.52 + 0.13 * share));
      ring.setAttribute("opacity", Math.max(1 - share, 0));
    }
    if (share < 1) return true;
    ring.remove();
    return false;
  };
}

/** An amount that counts up, and coins that fly to it. */
function arrival(begins, takes, steps, [x, y, w, h], [fromX, fromY], count) {
  if (still.matches) return null;
  const amount = [...strokes.querySelectorAll("text")].find((one) => {
    const [left, base, wide] = ["x", "y", "textLength"].map((name) => Number(one.getAttribute(name)));
    return base > y && base <= y + h + 2 && left >= x - 2 && left + wide <= x + w + 2;
  });
  const size = Number(amount?.getAttribute("font-size") ?? HEAD);
  const large = amount && Number(amount.getAttribute("x")) > x + 4;
  const scale = size / (large ? BIG : HEAD);
  const counter = amount?.cloneNode(true);
  if (amount) {
    for (const name of ["textLength", "lengthAdjust"]) counter.removeAttribute(name);
    if (large) {
      counter.setAttribute("x", Number(amount.getAttribute("x")) + Number(amount.getAttribute("textLength")));
      counter.setAttribute("text-anchor", "end");
    }
    amount.setAttribute("visibility", "hidden");
    hidden.push(amount);
    moving.append(counter);
  }
  const sign = (steps[steps.length - 1] ?? "").match(/\p{Sc}/u)?.[0] ?? "¥";
  const coins = Array.from({ length: count }, () => coin(sign, scale));
  moving.append(...coins);
  const [toX, toY] = [x + 16 * scale, y + h / 2];
  return (passed) => {
    const share = (passed - begins) / takes;
    if (counter) counter.textContent = steps[Math.round(within(share) * (steps.length - 1))];
    coins.forEach((one, at) => {
      const way = share * 1.5 - at * 0.04;
      one.setAttribute("visibility", way >= 0 && way <= 1 ? "visible" : "hidden");
      if (way < 0 || way > 1) return;
      const arch = Math.sin(Math.PI * way);
      const across = fromX + (toX - fromX) * smooth(way) + Math.sin(at * 2.4) * 46 * scale * arch;
      const down = fromY + (toY - fromY) * smooth(way) - 30 * scale * arch * (1 + (at % 3));
      one.setAttribute("transform", `translate(${across.toFixed(1)} ${down.toFixed(1)})`);
    });
    if (share < 1) return true;
    counter?.remove();
    coins.forEach((one) => one.remove());
    amount?.removeAttribute("visibility");
    return false;
  };
}

function coin(sign, scale) {
  const r = (COIN / 2) * scale;
  const struck = svg("text", { y: r * 0.44, "font-size": r * 1.24, "font-weight": 700, "text-anchor": "middle", fill: GOLD[0] });
  struck.textContent = sign;
  return svg("g", { visibility: "hidden" }, svg("circle", { r, fill: GOLD[0] }), svg("circle", { r: r * 0.85, fill: GOLD[1] }), struck);
}

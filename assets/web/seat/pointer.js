// Mouse, finger and wheel. A mouse presses at once; a finger when it is lifted where it was put, and elsewise it scrolls or slides.

import { fit } from "./picture.js";
import { placeAt, placeOf, places } from "./places.js";
import { shown } from "./wire.js";

const SLOP = 8; // so far a finger may move and still means the place
const HELD = 350;
const RESTED = 500; // a finger that rests so long asks what there is to be explained
const MOUSE_RESTS = 90;
const NOTCH = 100; // pixels of a wheel's notch
const LINE = 16;
const FADE = 0.92; // what a push keeps of its speed from one picture to the next
const SLOWEST = 0.05; // pixels a millisecond
const FASTEST = 2.5;

let send = () => {};
let pressed = () => {};
let touch = null; // the finger that is down
let mouse = null; // where it was last told to be
let resting = 0;
let down = false;
let handled = 0;
const scroll = { x: 0, y: 0, pixels: 0, notches: 0, turn: 0, touch: false, waits: 0, planned: 0 };

/** Begin to listen. `tell` sends an event (does it count, or could it?); `feedback` hears of the place that was pressed. */
export function listen(stage, tell, feedback) {
  send = tell;
  pressed = feedback;
  stage.addEventListener("pointerdown", (event) => begin(stage, event));
  stage.addEventListener("pointermove", move);
  stage.addEventListener("pointerup", (event) => finish(event, true));
  stage.addEventListener("pointercancel", (event) => finish(event, false));
  stage.addEventListener("pointerleave", () => { if (mouse && !down) hover({ x: -1, y: -1 }); });
  stage.addEventListener("mousedown", (event) => event.target.tagName !== "INPUT" && event.preventDefault());
  stage.addEventListener("wheel", wheel, { passive: false });
  stage.addEventListener("touchmove", (event) => event.cancelable && event.touches.length === 1 && event.preventDefault(), { passive: false });
  stage.addEventListener("dragstart", (event) => event.preventDefault());
  stage.addEventListener("contextmenu", (event) => touch && event.preventDefault());
  places.addEventListener("click", clicked);
}

const spot = (event) => ({ x: Math.floor((event.clientX - fit.x) / fit.scale), y: Math.floor((event.clientY - fit.y) / fit.scale) });
const scrolls = ({ x, y }) => shown.scrolls.some(([left, top, w, h]) => x >= left && x < left + w && y >= top && y < top + h);

function press(at, byTouch, on = placeAt(at.x, at.y)) {
  if (on) pressed(on);
  send({ do: "press", ...at, seen: shown.number, ...(byTouch && { touch: 1 }) }, on !== null);
}
const release = (at, byTouch) => send({ do: "release", ...at, ...(byTouch && { touch: 1 }) });

/** A keyboard or a screen reader presses a button without a pointer. */
function clicked(event) {
  const button = event.target.closest("button");
  if (!button || performance.now() - handled < 700) return;
  const { x, y, w, h } = placeOf(button);
  const at = { x: Math.floor(x + w / 2), y: Math.floor(y + h / 2) };
  press(at, false, placeOf(button));
  release(at, false);
  mouse = null;
}

function begin(stage, event) {
  const at = spot(event);
  push.stop();
  if (event.pointerType === "mouse" || event.pointerType === "pen") {
    if (event.button !== 0) return;
    handled = performance.now();
    down = true;
    stage.setPointerCapture(event.pointerId);
    clearTimeout(resting);
    press(at, false);
    mouse = { ...at, place: placeAt(at.x, at.y)?.number };
    return;
  }
  if (touch) { // a second finger: the page is being made larger, nothing was meant
    touch.state = "over";
    clearTimeout(touch.timer);
    return;
  }
  const place = placeAt(at.x, at.y);
  touch = { id: event.pointerId, at, last: at, place, state: "waits", speed: 0, time: event.timeStamp, timer: 0 };
  const mine = touch;
  touch.timer = setTimeout(() => {
    if (mine !== touch || mine.state !== "waits") return;
    if (place?.kind === "repeats") {
      mine.state = "holds";
      press(at, true);
    } else if (place?.kind !== "slides") {
      mine.state = "asks";
      send({ do: "move", ...at });
    }
  }, place?.kind === "repeats" ? HELD : RESTED);
}

function move(event) {
  const at = spot(event);
  if (event.pointerType !== "touch") {
    hover(at);
    return;
  }
  if (!touch || touch.id !== event.pointerId) return;
  const across = at.x - touch.at.x;
  const along = at.y - touch.at.y;
  if (touch.state === "waits" && Math.hypot(across, along) > SLOP / fit.scale) {
    clearTimeout(touch.timer);
    const room = scrolls(touch.at);
    if (touch.place?.kind === "slides" && (Math.abs(across) > Math.abs(along) || !room)) {
      touch.state = "slides";
      press(touch.at, true);
    } else touch.state = room ? "scrolls" : "over";
  }
  if (touch.state === "slides") later(at);
  if (touch.state === "scrolls") {
    const by = at.y - touch.last.y;
    const passed = Math.max(event.timeStamp - touch.time, 1);
    touch.speed = 0.6 * (by / passed) + 0.4 * touch.speed;
    roll(touch.at, by, 0, true);
  }
  touch.last = at;
  touch.time = event.timeStamp;
}

function finish(event, meant) {
  const at = spot(event);
  if (event.pointerType !== "touch") {
    if (down && (event.button === 0 || !meant)) {
      down = false;
      handled = performance.now();
      release(at, false);
    }
    return;
  }
  if (!touch || touch.id !== event.pointerId) return;
  const { state, timer, speed, time } = touch;
  clearTimeout(timer);
  handled = performance.now();
  if (state === "waits" && meant) {
    press(touch.at, true, touch.place);
    release(touch.at, true);
  } else if (state === "slides" || state === "holds") {
    cancelAnimationFrame(planned);
    if (state === "slides" && meant) send({ do: "move", ...at });
    release(at, true);
  } else if (state === "asks") send({ do: "move", x: -1, y: -1 });
  else if (state === "scrolls" && meant && event.timeStamp - time < 80) push.begin(touch.at, speed);
  touch = null;
}

/** Where the mouse is: at once where something else lies under it or it begins to move, and once it rests. */
function hover(at) {
  if (mouse && mouse.x === at.x && mouse.y === at.y) return;
  const place = placeAt(at.x, at.y)?.number;
  const rested = !resting;
  clearTimeout(resting);
  if (down) {
    resting = 0;
    mouse = { ...at, place };
    later(at);
    return;
  }
  const tell = () => send({ do: "move", ...at });
  if (!mouse || mouse.place !== place || rested) tell();
  mouse = { ...at, place };
  resting = setTimeout(() => {
    resting = 0;
    tell();
  }, MOUSE_RESTS);
}

let planned = 0;
function later(at) {
  cancelAnimationFrame(planned);
  planned = requestAnimationFrame(() => send({ do: "move", ...at }));
}

function wheel(event) {
  if (event.ctrlKey) return; // that makes the page larger
  event.preventDefault();
  const by = -event.deltaY * (event.deltaMode === 1 ? LINE : event.deltaMode === 2 ? innerHeight : 1);
  scroll.notches += by / NOTCH;
  const whole = Math.trunc(scroll.notches);
  scroll.notches -= whole;
  roll(spot(event), by / fit.scale, whole, false);
}

/** Scroll: one step at a time, the next once the last has been drawn. */
function roll(at, pixels, notches, byTouch) {
  Object.assign(scroll, { x: at.x, y: at.y, pixels: scroll.pixels + pixels, turn: scroll.turn + notches, touch: byTouch });
  if (!scroll.waits && !scroll.planned) scroll.planned = requestAnimationFrame(pump);
}

function pump() {
  scroll.planned = 0;
  if (scroll.waits || (!scroll.pixels && !scroll.turn)) return;
  const { x, y, pixels, turn } = scroll;
  send({ do: "wheel", x, y, by: turn, pixels: Math.round(pixels * 10) / 10, ...(scroll.touch && { touch: 1 }) });
  scroll.pixels = scroll.turn = 0;
  scroll.waits = setTimeout(shownAnew, 150);
}

/** A picture has come: the next step of what scrolls can go. */
export function shownAnew() {
  if (!scroll.waits) return;
  clearTimeout(scroll.waits);
  scroll.waits = 0;
  pump();
}

/** A finger that was lifted in motion lets things run on, for a moment. */
const push = {
  frame: 0,
  begin(at, speed) {
    let now = Math.max(Math.min(speed, FASTEST), -FASTEST);
    let before = performance.now();
    const step = (time) => {
      const passed = Math.min(Math.max(time - before, 0), 50);
      before = time;
      now *= FADE ** (passed / 16);
      if (Math.abs(now) < SLOWEST) return;
      roll(at, now * passed, 0, true);
      this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  },
  stop() {
    cancelAnimationFrame(this.frame);
  },
};

// A seat in a browser, put together: frames are drawn, and what is done here is sent. Nothing is decided on this side.
//
// The address of the page is that of the seat: its socket is /live under it. Other pages than /seat, and `?look`, only look on.

import { el } from "../edit/dom.js";
import * as field from "./field.js";
import * as heard from "./heard.js";
import * as keys from "./keys.js";
import { line as lineTo } from "./line.js";
import * as motion from "./motion.js";
import * as notes from "./notes.js";
import { fetchSigns, paint, picture, place } from "./picture.js";
import * as places from "./places.js";
import * as pointer from "./pointer.js";
import * as sound from "./sound.js";
import { svg } from "./strokes.js";
import { shown, take } from "./wire.js";

const RESIZED = 150; // a window that is being made larger or turned: wait until it stands still
const FEEDBACK = 1_500;
const FLAT = 480; // a phone held so is too low to read on
const PICTURE = 16; // two frames within a picture of the screen are drawn as one
const root = document.documentElement;
const base = location.pathname.replace(/\/$/, "");
const look = base !== "/seat" || new URLSearchParams(location.search).has("look");
const stage = el("main", { class: "stage", tabindex: "-1" }, picture, places.places, field.field);
const touched = svg("rect", { class: "touched", rx: 8 });

let frames = [];
let planned = 0;
let drawn = 0;
let asked = "";
let sizing = 0;
let byTouch = false;

const size = () => {
  const { width, height } = stage.getBoundingClientRect();
  return { w: Math.round(width), h: Math.round(height) };
};

const line = lineTo(base, hello, {
  frame(frame) {
    frames.push(frame);
    if (document.hidden || performance.now() - drawn > PICTURE) draw();
    else planned ||= requestAnimationFrame(draw);
  },
  note: notes.take,
  state: notes.state,
  lost: (sure) => notes.tell(notes.say(sure ? "lost" : "doubt")),
});

function hello() {
  const now = size();
  asked = `${now.w} ${now.h}`;
  return { ...now, language: root.dataset.language };
}

/** Send what was done. Whatever is done while there is no line is not done. */
function send(event, counts) {
  if (look || !notes.open()) return;
  if (!line.send(event, counts) && counts) notes.missed();
}

function draw() {
  cancelAnimationFrame(planned);
  planned = 0;
  drawn = performance.now();
  const taken = frames;
  frames = [];
  taken.forEach(take);
  touched.remove();
  paint();
  places.put();
  heard.changed(taken.some((one) => one.first));
  place(stage.getBoundingClientRect(), places.places);
  motion.move(taken[taken.length - 1].moving);
  field.put(notes.say("field"), !byTouch);
  speak();
  pointer.shownAnew();
  sound.hear(taken.flatMap((one) => one.sounds ?? []));
  stage.dataset.shown = shown.number;
}

function speak() {
  root.dataset.theme = shown.theme;
  if (root.dataset.spoken === shown.language) return;
  root.dataset.spoken = shown.language;
  notes.speak(shown.language);
  root.lang = notes.tag();
  document.title = notes.say("title");
  stage.setAttribute("aria-label", notes.say("title"));
}

/** Show at once where somebody has pressed: the answer may take a moment. */
function feedback({ x, y, w, h }) {
  for (const [name, value] of Object.entries({ x, y, width: w, height: h })) touched.setAttribute(name, value);
  picture.append(touched);
  clearTimeout(feedback.timer);
  feedback.timer = setTimeout(() => touched.remove(), FEEDBACK);
}

/** A phone's keyboard is no other size: it lies over the page, and goes again. */
function resized() {
  clearTimeout(sizing);
  sizing = setTimeout(() => {
    const { w, h } = size();
    place(stage.getBoundingClientRect(), places.places);
    if (`${w} ${h}` === asked || (byTouch && document.activeElement === field.field)) return;
    asked = `${w} ${h}`;
    send({ do: "resize", w, h });
  }, RESIZED);
}

notes.speak(root.dataset.language);
document.title = notes.say("title");
document.body.append(stage, heard.told, ...notes.parts);
root.classList.toggle("looks", look);
notes.use(stage, () => line.begin());
addEventListener("pointerdown", (event) => { byTouch = event.pointerType === "touch"; }, { capture: true, passive: true });
if (!look) {
  pointer.listen(stage, send, feedback);
  addEventListener("keydown", heard.expect, true);
  places.places.addEventListener("click", (event) => event.detail === 0 && heard.expect());
  keys.listen(send, () => (field.field.hidden ? null : field.field), places.places);
  field.listen(send);
}
sound.listen();
new ResizeObserver(resized).observe(stage);
fetchSigns();
line.begin();
if (!look && matchMedia(`(pointer: coarse) and (orientation: landscape) and (max-height: ${FLAT}px)`).matches) notes.tell(notes.say("can.screen.so"));

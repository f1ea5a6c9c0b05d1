// Can one play here? What a seat needs is tried, and said in plain words, with what is to be done where something is missing.

import { button, el, fill } from "../edit/dom.js";
import { WORDS } from "./words.js";

const PATIENCE = 8_000;
const NARROW = 300;
const FLAT = 480;

let language = document.documentElement.dataset.language;
const found = { script: "yes" }; // by what was tried: yes, so (it goes, but), no; whoever reads this has the first
const say = (key) => WORDS[language][`can.${key}`] ?? key;

const within = (promise) => Promise.race([promise, new Promise((_, fail) => setTimeout(fail, PATIENCE))]);

const TRIED = {
  screen: async () => (Math.min(innerWidth, innerHeight) < NARROW ? "no" : innerHeight < FLAT && innerWidth > innerHeight ? "so" : "yes"),
  asking: async () => {
    const said = String(Math.random());
    const answer = await fetch("/echo/poll", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ say: said, wait: 1 }),
    });
    return answer.ok && (await answer.json()).say === said ? "yes" : "no";
  },
  socket: () => new Promise((done) => {
    const said = String(Math.random());
    const one = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/echo`);
    one.onopen = () => one.send(said);
    one.onmessage = ({ data }) => { done(data === said ? "yes" : "so"); one.close(); };
    one.onclose = () => done("so");
  }),
};
const NAMES = ["script", ...Object.keys(TRIED)];
const OTHERWISE = { screen: "no", asking: "no", socket: "so" };

function verdict() {
  if (NAMES.some((name) => !found[name])) return ["", "trying"];
  if (found.screen === "no") return ["no", "too_small"];
  if (found.asking === "no" && found.socket !== "yes") return ["no", "no_line"];
  if (found.screen === "so") return ["so", "turn"];
  if (found.socket !== "yes") return ["yes", "other_way"];
  return ["yes", "yes"];
}

function show() {
  document.documentElement.lang = WORDS[language].tag;
  document.title = `${say("title")} · ${WORDS[language].title}`;
  const [kind, key] = verdict();
  const other = Object.keys(WORDS).find((one) => one !== language);
  const turn = button(WORDS[other]["can.language"], () => { language = other; show(); }, { lang: WORDS[other].tag });
  const lines = NAMES.map((name) => el("li", { class: found[name] },
    el("div", {}, el("p", { text: say(name) }), el("p", { class: "what", text: say(`${name}.${found[name] ?? "trying"}`) }))));
  fill(main, el("header", {}, el("h1", { text: say("title") }), turn),
    el("p", { class: `verdict ${kind}`, role: "status", text: say(key === "yes" ? "all_right" : key) }),
    button(say("again"), () => location.reload()), el("ul", {}, lines));
}

const main = el("main", { class: "can" });
document.body.append(main);
show();
for (const [name, run] of Object.entries(TRIED)) {
  within(run()).catch(() => OTHERWISE[name]).then((how) => {
    found[name] = how;
    show();
  });
}

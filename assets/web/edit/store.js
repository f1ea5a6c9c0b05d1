// What the program has, and what is asked of it: one change after the other, each told to the version that was seen.

let state = null;
let busy = false;
let spoken = "en";
const waiting = [];
const listeners = { state: [], news: [] };

export const now = () => state;
export const unsaved = () => Boolean(state?.unsaved || busy || waiting.length);
export const speak = (language) => {
  spoken = language;
  socket?.readyState === WebSocket.OPEN && socket.send(language);
};

/** Hear of a new state (with what led to it), or of news. */
export function hear(kind, run) {
  listeners[kind].push(run);
}

const tell = (kind, ...given) => listeners[kind].forEach((run) => run(...given));

/** What the file has at a path; undefined if there is nothing. */
export function at(path, data = state.data) {
  return path.reduce((value, step) => (value === undefined || value === null ? undefined : value[step]), data);
}

/** Fetch the words of a language. */
export async function fetchAbout(language) {
  return (await fetch(`/about?lang=${language}`)).json();
}

/** Ask for the state as it is. */
export async function refresh(why = {}) {
  take(await (await fetch(`/state?lang=${spoken}`)).json(), { all: true, ...why });
}

/** Change places of the file. `field`: which, where it may be changed on; `all`: must all be shown anew? */
export function change(changes, { field = "", all = false } = {}) {
  const last = waiting.at(-1);
  if (field && last?.field === field) last.body.changes = changes; // it has not been sent yet
  else waiting.push({ name: "change", body: { changes, field }, field, all });
  work();
}

/** Ask for a deed. Answered once all that was asked before is done. */
export function ask(name, body = {}, all = true) {
  return new Promise((answer) => {
    waiting.push({ name, body, all, answer });
    work();
  });
}

async function work() {
  if (busy) return;
  busy = true;
  while (waiting.length) {
    const one = waiting.shift();
    let found = null;
    let refused = false;
    try {
      const asked = await fetch(`/${one.name}?lang=${spoken}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ ...one.body, version: state.version }),
      });
      found = await asked.json();
      refused = asked.status !== 200;
    } catch {
      tell("news", { kind: "closed" });
    }
    if (refused && found?.version === undefined) {
      await refresh().catch(() => tell("news", { kind: "closed" }));
      tell("news", { kind: "trouble" });
    } else if (found) {
      take(found, { all: one.all || refused || Boolean(found.problem), trouble: refused });
    }
    one.answer?.(found ?? {});
  }
  busy = false;
  tell("news", { kind: "rest" });
}

function take(found, why) {
  const before = state;
  state = found;
  tell("state", found, why, before);
}

let socket = null;

/** Stay in touch: the program ends some while after nobody is. It tells what a longer look found, and what others did. */
export function listen() {
  socket = new WebSocket(`ws://${location.host}/live`);
  let open = false;
  socket.onopen = () => {
    open = true;
    socket.send(spoken);
    tell("news", { kind: "open" });
  };
  socket.onmessage = ({ data }) => {
    const news = JSON.parse(data);
    if (news.kind === "checked" && news.version === state.version) state.faults = news.faults;
    if (news.kind === "changed" && news.version > state.version && !busy) refresh();
    tell("news", news);
  };
  socket.onclose = () => {
    tell("news", { kind: "closed" });
    setTimeout(async () => {
      listen();
      if (open) await refresh().catch(() => {});
    }, 1500);
  };
}

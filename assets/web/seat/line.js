// The line to the program: a socket, or, where sockets do not come through, questions that wait for their answer.
// What both sides say is told in game/serve/seats/talk.py. What was on its way when a line broke is dropped and never sent
// again: a press must not count twice.

const STILL_HERE = 20_000;
const SLOW = 2_500; // nothing has come after a press for so long: ask whether anybody is there
const DEAD = 4_000; // nobody answers: this line is dead, whatever it says
const BEGINNING = 12_000;
const ASKED = 40_000; // longer than the program lets a question wait
const TRIES = 2; // sockets that bring nothing before it is tried without
const FIRST = 300;
const LONGEST = 8_000;
const REFUSED = [401, 403, 404, 4403];
const ELSEWHERE = [409, 4409];

/** A name of this page, as long as it stands: a second one, or the same one loaded anew, is another window. */
const name = [...crypto.getRandomValues(new Uint8Array(12))].map((one) => one.toString(16).padStart(2, "0")).join("");

/** A line. `base`: address of the seat; `hello()`: what is said first; `on`: frame, note, state (up, down, off, refused), and
 * lost(sure): the line broke after a press of which nothing has come; `sure`: it was not taken, else nobody knows. */
export function line(base, hello, on) {
  let carrier = null;
  let timer = 0; // until it is tried again
  let watch = 0; // until this line counts as dead
  let tries = 0; // since something came
  let failed = 0; // sockets that have brought nothing, one after the other
  let ended = false;
  let up = false;
  let sent = 0; // of what counts
  let taken = 0; // up to which of these is known to be over

  function begin(again) {
    clearTimeout(timer);
    timer = 0;
    const polled = failed >= TRIES && (tries - TRIES) % 2 === 0;
    const mine = { socket: !polled, heard: false, known: false };
    const first = { do: "hello", window: name, ...hello(), ...(again && { again: 1 }) };
    carrier = mine;
    Object.assign(mine, (polled ? questions : socket)(base, first, {
      told: (what) => carrier === mine && told(mine, what),
      over: (why) => carrier === mine && over(mine, why),
    }));
    patience(BEGINNING);
  }

  function told(mine, what) {
    clearTimeout(watch);
    watch = 0;
    mine.heard = true;
    tries = 0;
    if (mine.socket) failed = 0;
    if (what.note === "here") return;
    if (what.note === "taken") {
      mine.known = true;
      taken = Math.max(taken, what.counts);
      return;
    }
    if (what.note === "elsewhere") end("off");
    if (what.note) {
      on.note(what);
      return;
    }
    if (!up) {
      up = true;
      on.state("up");
      if (sent > taken) on.lost(mine.known);
      taken = sent;
    }
    on.frame(what);
  }

  /** The line is over. `why`: how it was closed, or what a question was answered with; 0: nobody has said. */
  function over(mine, why = 0) {
    mine.end();
    carrier = null;
    clearTimeout(watch);
    if (mine.socket && !mine.heard) failed += 1;
    if (ELSEWHERE.includes(why)) {
      end("off");
      on.note({ note: "elsewhere" });
    } else if (REFUSED.includes(why)) end("refused");
    else {
      up = false;
      on.state("down");
      timer = setTimeout(begin, Math.min(FIRST * 2 ** tries, LONGEST) * (0.7 + 0.6 * Math.random()));
      tries += 1;
    }
  }

  /** For so long nothing may come. */
  function patience(most, then = () => carrier && over(carrier)) {
    clearTimeout(watch);
    watch = setTimeout(then, most);
  }

  function ask() {
    carrier?.send({ do: "still_here" });
    patience(DEAD);
  }

  function end(why) {
    ended = true;
    up = false;
    clearTimeout(timer);
    clearTimeout(watch);
    carrier?.end();
    carrier = null;
    on.state(why);
  }

  /** Something may have happened to the line while nobody looked: a phone that was locked has one that says it is open. */
  function wake() {
    if (ended || document.visibilityState === "hidden") return;
    if (timer) begin();
    else if (up) ask();
  }

  document.addEventListener("visibilitychange", wake);
  addEventListener("pageshow", (event) => event.persisted && wake());
  addEventListener("online", wake);
  setInterval(() => up && ask(), STILL_HERE);

  return {
    /** Begin, or begin again after it was off: then the person wants the seat back. */
    begin() {
      const again = ended;
      ended = false;
      tries = failed = 0;
      begin(again);
    },
    /** Send an event, if there is a line. Returns whether there is. `counts`: somebody will want to know whether it did. */
    send(event, counts = false) {
      if (!up || !carrier) return false;
      if (counts) sent += 1;
      carrier.send(counts ? { ...event, counts: sent } : event);
      if (counts && !watch) patience(SLOW, ask);
      return true;
    },
  };
}

function socket(base, hello, { told, over }) {
  const one = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${base}/live`);
  one.onopen = () => one.send(JSON.stringify(hello));
  one.onmessage = ({ data }) => told(JSON.parse(data));
  one.onclose = ({ code }) => over(code);
  return {
    send: (event) => one.readyState === WebSocket.OPEN && one.send(JSON.stringify(event)),
    end: () => one.close(),
  };
}

function questions(base, hello, { told, over }) {
  const stop = new AbortController();
  let waiting = [];
  let sending = false;
  let got = 0;
  const lost = (problem) => stop.signal.aborted || over(problem.status);

  async function ask(place, body) {
    const late = setTimeout(() => stop.signal.aborted || over(), ASKED);
    try {
      const answer = await fetch(`${base}/${place}`, {
        method: "POST", headers: { "Content-Type": "application/json" }, signal: stop.signal,
        body: JSON.stringify({ window: hello.window, ...body }),
      });
      if (!answer.ok) throw Object.assign(new Error(place), { status: answer.status });
      return await answer.json();
    } finally {
      clearTimeout(late);
    }
  }

  async function listen() {
    let first = { hello };
    while (!stop.signal.aborted) {
      const { frames = [], notes = [] } = await ask("poll", { ...first, send: [], got });
      first = {};
      for (const frame of frames) got = frame.n;
      [...notes, ...frames].forEach(told);
    }
  }

  async function flush() { // one after the other: their order is what was done
    if (sending) return;
    sending = true;
    while (waiting.length) {
      const send = waiting;
      waiting = [];
      await ask("send", { send });
    }
    sending = false;
  }

  listen().catch(lost);
  return {
    send(event) {
      waiting.push(event);
      flush().catch(lost);
    },
    end: () => stop.abort(),
  };
}

// Short sounds, once somebody has done something here: before that a browser keeps still, and so do we.

let context = null;
const kept = new Map();

/** Begin to listen for the first thing that somebody does. */
export function listen() {
  const begin = () => {
    context ??= new (window.AudioContext ?? window.webkitAudioContext)();
    if (context.state === "suspended") context.resume().catch(() => {});
  };
  if (window.AudioContext ?? window.webkitAudioContext) for (const name of ["pointerup", "keydown"]) addEventListener(name, begin, { passive: true });
}

/** Let sounds be heard: names and how loud, 0 to 1. */
export function hear(sounds) {
  if (!context || context.state !== "running") return;
  for (const [name, loud] of sounds) play(name, loud).catch(() => {});
}

async function play(name, loud) {
  if (!kept.has(name)) kept.set(name, fetch(`/sound/${name}.wav`).then((answer) => answer.arrayBuffer()).then((data) => context.decodeAudioData(data)));
  const source = new AudioBufferSourceNode(context, { buffer: await kept.get(name) });
  source.connect(new GainNode(context, { gain: loud * loud })).connect(context.destination); // ears hear ratios
  source.start();
}

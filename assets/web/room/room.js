// The trainer's page: what has changed is put in as it comes; deeds are asked for without leaving the page.
const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
const rows = document.getElementById("rows"), told = document.getElementById("told"), given = document.getElementById("given");
const only = location.pathname.match(/\/seat\/(\d+)/)?.[1];

function parsed(html) { return new DOMParser().parseFromString(html, "text/html").body; }
function row(html) { return parsed(`<table><tbody>${html}</tbody></table>`).querySelector("tr"); }
// What somebody is about to press, or is writing in, stays until they have done so.
const waiting = new Map();
function put(old, make) {
  if (!old) return;
  if (old.matches(":active, :focus-within") && old.querySelector("input:focus, textarea:focus, button:active")) { waiting.set(old, make); return; }
  waiting.delete(old);
  make(old);
}
setInterval(() => { for (const [old, make] of [...waiting]) put(old, make); }, 500);

function change(to) {
  for (const [name, html] of Object.entries(to.parts || {}))
    put(document.querySelector(`[data-part="${name}"]`), (old) => old.replaceChildren(...parsed(html).childNodes));
  for (const [number, html] of Object.entries(to.rows || {})) {
    if (only && number !== only) continue;
    const fresh = row(html), old = document.getElementById(`seat-${number}`);
    if (old) put(old, (one) => one.replaceWith(fresh)); else rows.append(fresh);
  }
  if (to.order && !only) for (const number of to.order) { const one = document.getElementById(`seat-${number}`); if (one) rows.append(one); }
}

// Where sockets are barred, the page is asked for as a whole now and then.
async function look() {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const fresh = parsed(await answer.text()), all = [...fresh.querySelectorAll("#rows > tr")];
  document.body.classList.remove("cut");
  change({
    parts: Object.fromEntries([...fresh.querySelectorAll("[data-part]")].map((one) => [one.dataset.part, one.innerHTML])),
    rows: Object.fromEntries(all.map((one) => [one.id.slice(5), one.outerHTML])), order: all.map((one) => one.id.slice(5)),
  });
}

let tries = 0;
function connect() {
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/room/live?lang=${language}`);
  socket.onmessage = (event) => { tries = 0; document.body.classList.remove("cut"); change(JSON.parse(event.data)); };
  socket.onclose = () => {
    document.body.classList.add("cut");
    if (tries) look();
    setTimeout(connect, Math.min(500 * 2 ** tries++, 8000));
  };
}
connect();

let fading;
function tell(text) {
  told.textContent = text;
  told.classList.add("seen");
  clearTimeout(fading);
  fading = setTimeout(() => told.classList.remove("seen"), 6000);
}
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.hasAttribute("data-plain")) return;
  event.preventDefault();
  const answer = await fetch(`${form.action}?lang=${language}`, {
    method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "application/json" },
  }).catch(() => null);
  const done = answer && await answer.json().catch(() => null);
  if (!done) { document.body.classList.add("cut"); return; }
  if (answer.ok) for (const one of form.querySelectorAll('[name="text"], [name="names"]')) one.value = "";
  if (!done.link) { tell(done.told); return; }
  given.querySelector("p").textContent = done.told;
  const picture = given.querySelector("img");
  picture.src = `data:image/svg+xml,${encodeURIComponent(done.qr)}`;
  picture.hidden = false;
  given.querySelector("input").value = done.link;
  given.showModal();
});
given.addEventListener("click", async (event) => {
  if (event.target.matches("[data-close]") || event.target === given) given.close();
  if (event.target.matches("[data-copy]")) {
    const field = given.querySelector("input");
    field.select();
    try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand("copy"); }
    event.target.classList.add("done");
    setTimeout(() => event.target.classList.remove("done"), 1500);
  }
});

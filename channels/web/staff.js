// Live updates of the staff desk: something changed, so fetch the part again. Nothing of a patient travels by the socket.

const $ = (id) => document.getElementById(id);
const body = document.body;
const chosen = body.dataset.chosen;
const TYPING_EVERY = 3000;
let socket = null;
let tries = 0;
let typedAt = 0;

async function refresh(path, id) {
  const response = await fetch(path);
  if (response.status === 401) location.assign("/staff/sign-in");
  if (!response.ok) return;
  $(id).innerHTML = await response.text();
}

async function refreshList() {
  await refresh("/staff/list", "list");
  $("list").querySelector(`[data-conversation="${chosen}"]`)?.setAttribute("aria-current", "true");
}

async function refreshLines() {
  const main = document.querySelector("main");
  const atEnd = main.scrollHeight - main.scrollTop - main.clientHeight < 160;
  await refresh(`/staff/conversations/${chosen}/lines`, "lines");
  if (atEnd) main.scrollTop = main.scrollHeight;
}

function take(event) {
  if (event.type === "alarm") alarm();
  if (event.type === "wire_blocked") blocked();
  if (event.type !== "typing") refreshList();
  if (chosen && event.conversation === chosen) refreshLines();
}

function alarm() {
  $("alarm").textContent = body.dataset.alarm;
  $("alarm").hidden = false;
}

function blocked() {
  $("blocked").textContent = body.dataset.blocked;
  $("blocked").hidden = false;
}

function live(on) {
  $("live").textContent = on ? body.dataset.live : body.dataset.notLive;
  $("live").classList.toggle("on", on);
}

function connect() {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  socket = new WebSocket(`${scheme}://${location.host}/staff/ws`);
  socket.onopen = () => {
    refreshList();
    if (tries && chosen) refreshLines();
    tries = 0;
    live(true);
  };
  socket.onmessage = (event) => take(JSON.parse(event.data));
  socket.onclose = () => {
    live(false);
    tries += 1;
    if (tries === 2) refreshList();
    setTimeout(connect, Math.min(15000, 500 * 2 ** tries));
  };
}

function typing() {
  if (Date.now() - typedAt < TYPING_EVERY || socket?.readyState !== WebSocket.OPEN) return;
  typedAt = Date.now();
  socket.send(JSON.stringify({ typing: chosen }));
}

$("text")?.addEventListener("input", typing);
$("text")?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) $("text").form.requestSubmit();
});
document.querySelector("main").scrollTop = document.querySelector("main").scrollHeight;
setInterval(refreshList, 30000);
connect();

// What every page of the staff desk does: it says which alarms nobody has taken, keeps up with the desk, and sends a form once.
// What it fetches by itself carries LOOK: an open page is not a person at work, and does not keep the colleague signed in.

const LOOK = { headers: { "X-Careline-Look": "1" } };
const EVERY = 30000;
const SENT_FOR = 20000;
const title = document.title;
const chosen = document.body.dataset.chosen;
let socket = null;
let tries = 0;

// The conversation that is looked at, as part of an address.
export const about = chosen ? `?chosen=${chosen}` : "";
export const $ = (id) => document.getElementById(id);

// The HTML of a part of the page as it is now; null where it cannot be had.
export async function part(path) {
  try {
    const response = await fetch(path, LOOK);
    if (response.status === 401) location.assign("/staff/sign-in");
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

// Only what is new is put in: a screen reader says nothing twice.
export function renew(element, html) {
  if (html === null) return;
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const [old, now] = [[...element.children], [...fresh.content.children]];
  const from = now.findIndex((child, i) => child.outerHTML !== old[i]?.outerHTML);
  const same = from < 0 ? now.length : from;
  old.slice(same).forEach((child) => child.remove());
  element.append(...now.slice(same));
}

async function alarms() {
  renew($("alarms"), await part(`/staff/alarms${about}`));
  const count = $("alarms").firstElementChild?.dataset.count;
  document.title = count ? `(${count}) ${title}` : title;
}

function shown(on) {
  const sign = $("live");
  sign.textContent = on ? sign.dataset.on : sign.dataset.off;
  sign.classList.toggle("on", on);
}

function connect(take, look) {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  socket = new WebSocket(`${scheme}://${location.host}/staff/ws`);
  socket.onopen = () => {
    look(tries > 0);
    tries = 0;
    shown(true);
  };
  socket.onmessage = (message) => take(JSON.parse(message.data));
  socket.onclose = () => {
    shown(false);
    tries += 1;
    if (tries === 2) look(true);
    setTimeout(() => connect(take, look), Math.min(15000, 500 * 2 ** tries));
  };
}

// `take` gets each event; `look` is called when it is time to look anew, and is told whether the line was lost meanwhile.
export function live(take = () => {}, look = () => {}) {
  const both = (lost) => {
    alarms();
    look(lost);
  };
  const taken = (event) => {
    if (event.type !== "typing") alarms();
    take(event);
  };
  connect(taken, both);
  setInterval(() => both(false), EVERY);
}

export function tell(what) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(what));
}

// On a slow line people press twice; the second press would write, call or add somebody twice. A form that gives a file stays open.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.gives === "file") return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
  setTimeout(() => delete form.dataset.sent, SENT_FOR);
});

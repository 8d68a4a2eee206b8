// Live updates of the conversations: something changed, so fetch the part again. Nothing of a patient travels by the socket.

import { $, about, live, part, renew, tell } from "./staff_live.js";

const { chosen, holder, changed } = document.body.dataset;
const TYPING_EVERY = 3000;
let typedAt = 0;

async function refreshList() {
  const html = await part(`/staff/list${about}`);
  const at = document.activeElement.dataset.conversation;
  renew($("list"), html);
  const row = (conversation) => $("list").querySelector(`[data-conversation="${conversation}"]`);
  if (at) row(at)?.focus();
  if (chosen && html !== null) followed(row(chosen)?.dataset.holder);
}

// Somebody took the conversation, gave it back or let it lapse: what can be done with it is another thing now.
function followed(now) {
  if (now === holder) return;
  if (!$("text")?.value.trim()) location.assign(`/staff?chosen=${chosen}`);
  $("changed").textContent = changed;
  $("changed").hidden = false;
}

async function refreshLines() {
  const main = document.querySelector("main");
  const atEnd = main.scrollHeight - main.scrollTop - main.clientHeight < 160;
  renew($("lines"), await part(`/staff/conversations/${chosen}/lines`));
  if (atEnd) main.scrollTop = main.scrollHeight;
}

function take(event) {
  if (event.type === "wire_blocked") blocked();
  if (event.type !== "typing") refreshList();
  if (chosen && event.conversation === chosen) refreshLines();
}

function look(lost) {
  refreshList();
  if (lost && chosen) refreshLines();
}

function blocked() {
  $("blocked").textContent = document.body.dataset.blocked;
  $("blocked").hidden = false;
}

function typing() {
  if (Date.now() - typedAt < TYPING_EVERY) return;
  typedAt = Date.now();
  tell({ typing: chosen });
}

$("text")?.addEventListener("input", typing);
$("text")?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) $("text").form.requestSubmit();
});
document.querySelector("main").scrollTop = document.querySelector("main").scrollHeight;
live(take, look);

// The chat page: what the person does, what the line brings, what is shown.

import { Line } from "./line.js";
import { Log, make } from "./log.js";
import { Phone } from "./phone.js";
import { Words } from "./words.js";

const TYPING_LASTS = 6000;
const OFFLINE_AFTER = 1200;
const $ = (id) => document.getElementById(id);

const words = new Words();
const line = new Line();
const log = new Log($("log"), words);
let chosenLanguage = null;
let typingTimer = 0;
let offlineTimer = 0;
let offline = false;
let resumed = false;
let state = "open";
let phone = null;

async function start() {
  const page = await words.load();
  const fresh = await line.start(words.lang);
  resumed = fresh.length === 0;
  fresh.forEach(show);
  if (page.demo) {
    phone = new Phone(words, say);
    await phone.start();
  }
  if (matchMedia("(hover: hover)").matches) $("text").focus();
}

// Where focus goes when its button vanishes: not into the field on a touch screen, where the keyboard would cover the answer.
function refocus() {
  (matchMedia("(hover: hover)").matches ? $("text") : $("log")).focus({ preventScroll: true });
}

function say(text) {
  const trimmed = text.trim();
  if (!trimmed || state === "closed") return;
  setChoices();
  log.mine(line.send(trimmed, chosenLanguage), trimmed);
  chosenLanguage = null;
  expectAnswer();
}

function expectAnswer() {
  if (line.ready && state !== "with_staff") setTyping(true);
}

function show(message) {
  const isNew = log.message(message);
  if (isNew && message.choices?.length) setChoices(message.choices);
  if (message.kind === "emergency") $("emergency").hidden = false;
}

function setChoices(choices = []) {
  const hadFocus = $("quick").contains(document.activeElement);
  const buttons = choices.map((choice) => {
    const button = make("button", "", choice);
    button.type = "button";
    button.onclick = () => say(choice);
    return button;
  });
  $("quick").replaceChildren(...buttons);
  if (hadFocus) refocus();
  log.settle();
}

function setTyping(on, byStaff = false) {
  clearTimeout(typingTimer);
  log.setTyping(on, byStaff);
  if (on) typingTimer = setTimeout(() => log.setTyping(false), TYPING_LASTS);
}

function setState(next) {
  state = next;
  if (state === "closed") closeForGood();
  else if (!offline) setStatus(state === "with_staff" ? "with-staff" : "", "staff");
}

function setStatus(key, tone = "") {
  const status = $("status");
  status.className = `status ${tone}`;
  status.textContent = key ? words.get(key) : "";
  status.hidden = !key;
}

function closeForGood() {
  setTyping(false);
  setChoices();
  setStatus("closed");
  const button = make("button", "plain", words.get("start-over"));
  button.type = "button";
  button.onclick = startOver;
  $("quick").replaceChildren(button);
}

async function startOver() {
  state = "open";
  log.clear();
  setChoices();
  setStatus("");
  $("emergency").hidden = true;
  (await line.again(words.lang)).forEach(show);
  $("text").focus();
}

function ready({ lines, state: next }) {
  clearTimeout(offlineTimer);
  if (resumed) lines.forEach((past) => log.line(past));
  if (resumed && lines.some((past) => past.kind === "emergency")) $("emergency").hidden = false;
  if (!resumed && offline) missed(lines);
  if (resumed && next === "consent_pending") setChoices([words.get("yes"), words.get("no")]);
  resumed = false;
  offline = false;
  setState(next);
}

// What staff wrote while the line was down: lines of theirs beyond those on the page.
function missed(lines) {
  const theirs = lines.filter((past) => past.who === "staff" || past.who === "system");
  const seen = $("log").querySelectorAll(".message.staff, .message.system").length;
  theirs.slice(seen).forEach((past) => log.line(past));
}

function refused({ code, client_message_id: id }) {
  setTyping(false);
  if (code === "conversation_closed") return setState("closed");
  if (code !== "unauthorised") setStatus(code === "rate_limited" ? "too-fast" : "trouble");
  if (id) log.failed(id, () => line.retry(id));
  return undefined;
}

line.addEventListener("ready", (event) => ready(event.detail));
line.addEventListener("typing", (event) => setTyping(true, event.detail.who === "staff"));
line.addEventListener("taken", (event) => log.taken(event.detail.client_message_id));
line.addEventListener("sentence", (event) => {
  setTyping(false);
  log.sentence(event.detail.id, event.detail.text, event.detail.kind);
});
for (const type of ["message", "hand_over"]) {
  line.addEventListener(type, (event) => {
    setTyping(false);
    if (event.detail.text) show(event.detail);
  });
}
line.addEventListener("state", (event) => {
  setTyping(false);
  setState(event.detail.state);
  phone?.look();
});
line.addEventListener("error", (event) => refused(event.detail));
line.addEventListener("gone", startOver);
line.addEventListener("lost", () => {
  setTyping(false);
  offline = true;
  clearTimeout(offlineTimer);
  offlineTimer = setTimeout(() => setStatus("offline"), OFFLINE_AFTER);
});

$("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  say($("text").value);
  $("text").value = "";
  grow();
  $("text").focus();
});
$("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("composer").requestSubmit();
  }
});
$("text").addEventListener("input", grow);
$("person").addEventListener("click", () => say(words.get("person-says")));
for (const button of document.querySelectorAll("[data-lang]")) {
  button.addEventListener("click", async () => {
    chosenLanguage = button.dataset.lang;
    await words.choose(chosenLanguage);
    setState(state);
    phone?.show();
  });
}

function grow() {
  const text = $("text");
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 2}px`;
}

start().catch(() => {
  setStatus("trouble");
  $("status").hidden = false;
  if (!$("status").textContent) $("status").textContent = "Something went wrong. Please reload. · Algo falló. Recargue la página.";
});

// The demo's phone: whose it is, the texts that came to it, a text from it.

import { make } from "./log.js";

const EVERY = 3000;
const CODE = /(?<!\d)\d{6}(?!\d)|(?<!\d)\d(?:[ ,.]+\d){5}(?!\d)/;
const OWNER = "careline.phone";
const $ = (id) => document.getElementById(id);

export class Phone {
  constructor(words, useCode) {
    this.words = words;
    this.useCode = useCode;
    this.personas = [];
    this.shown = new Set();
    this.lines = [];
  }

  async start() {
    this.personas = (await (await fetch("/demo/phone")).json()).personas;
    if (!this.personas.length) return;
    document.body.classList.add("with-phone");
    $("phone").hidden = $("open-phone").hidden = false;
    $("persona").replaceChildren(...this.personas.map(option));
    $("persona").selectedIndex = Number(sessionStorage.getItem(OWNER) ?? 0);
    $("persona").onchange = () => this.switched();
    $("phone-form").onsubmit = (event) => this.write(event);
    $("open-phone").onclick = () => this.toggle(true);
    $("close-phone").onclick = () => this.toggle(false);
    $("phone").addEventListener("keydown", (event) => event.key === "Escape" && this.toggle(false));
    this.switched();
    setInterval(() => document.visibilityState === "visible" && this.look(), EVERY);
  }

  get number() {
    return this.personas[$("persona").selectedIndex]?.phone;
  }

  toggle(open) {
    $("phone").classList.toggle("open", open);
    if (open) delete $("open-phone").dataset.new;
    (open ? $("persona") : $("open-phone")).focus();
  }

  switched() {
    sessionStorage.setItem(OWNER, $("persona").selectedIndex);
    $("phone-number").textContent = this.number;
    this.shown.clear();
    this.lines = [];
    this.show();
    this.look();
  }

  async look() {
    if (this.number) await this.take(await post("/demo/phone/texts", { number: this.number }));
  }

  async write(event) {
    event.preventDefault();
    const text = $("phone-text").value.trim();
    if (!text) return;
    $("phone-text").value = "";
    await this.take(await post("/demo/phone", { number: this.number, text, client_message_id: crypto.randomUUID() }));
  }

  async take(answer) {
    if (!answer) return;
    const first = this.shown.size === 0 && this.lines.length === 0;
    const fresh = answer.texts.filter((text) => !this.shown.has(text.id));
    if (!fresh.length) return;
    fresh.forEach((text) => this.shown.add(text.id));
    this.lines = answer.texts;
    if (!first && fresh.some((text) => !text.mine)) $("open-phone").dataset.new = "";
    this.show();
  }

  show() {
    const bubbles = this.lines.map((text) => this.bubble(text));
    const empty = make("p", "quiet note", this.words.get("phone_empty"));
    $("texts").replaceChildren(...(bubbles.length ? bubbles : [empty]));
    $("texts").scrollTop = $("texts").scrollHeight;
  }

  bubble({ text, mine, channel }) {
    const box = make("div", `sms ${mine ? "mine" : ""} ${channel}`);
    if (channel === "call") box.append(make("span", "label", this.words.get("phone_call")));
    box.append(make("span", "", text));
    const code = mine ? null : text.match(CODE);
    if (code) box.append(this.codeButton(code[0].replace(/\D/g, "")));
    return box;
  }

  codeButton(code) {
    const button = make("button", "", `${this.words.get("phone_use-code")} ${code}`);
    button.type = "button";
    button.onclick = () => {
      this.useCode(code);
      this.toggle(false);
    };
    return button;
  }
}

function option({ name, birth_date: born }) {
  return make("option", "", `${name} · ${born}`);
}

async function post(path, body) {
  try {
    const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

// The line to the hospital: one conversation, kept over reloads, reconnected by itself, every message sent until it is taken.

const KEPT = "careline.conversation";
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15000;
const HEARTBEAT = 25000;
const SILENCE = 40000;
const FATAL = 4401;

export class Line extends EventTarget {
  constructor() {
    super();
    this.socket = null;
    this.conversation = null;
    this.waiting = new Map();
    this.tries = 0;
    this.ready = false;
  }

  // Resumes the tab's conversation, or opens a new one. Resolves with the first messages of a new one.
  async start(language) {
    this.conversation = kept();
    const first = this.conversation ? [] : await this.open(language);
    this.connect();
    window.addEventListener("online", () => this.connectNow());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.connectNow());
    return first;
  }

  async open(language) {
    const response = await fetch("/api/conversations", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ channel: "chat", language }),
    });
    if (!response.ok) throw new Error("open");
    const { id, token, messages } = await response.json();
    this.conversation = { id, token };
    sessionStorage.setItem(KEPT, JSON.stringify(this.conversation));
    return messages;
  }

  // Forgets this conversation and opens another.
  async again(language) {
    this.leave();
    this.waiting.clear();
    const first = await this.open(language);
    this.connect();
    return first;
  }

  send(text, language) {
    const message = { text, client_message_id: crypto.randomUUID?.() ?? randomId(), ...(language ? { language } : {}) };
    this.waiting.set(message.client_message_id, message);
    this.put(message);
    return message.client_message_id;
  }

  retry(id) {
    const message = this.waiting.get(id);
    if (message) this.put(message);
  }

  put(message) {
    if (this.ready) this.socket.send(JSON.stringify(message));
    else this.connectNow();
  }

  connectNow() {
    if (this.ready || !this.conversation) return;
    clearTimeout(this.timer);
    if (!this.socket || this.socket.readyState > WebSocket.OPEN) this.connect();
  }

  connect() {
    const { id, token } = this.conversation;
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/api/conversations/${id}/ws`);
    this.socket = socket;
    socket.onopen = () => socket.send(JSON.stringify({ token }));
    socket.onmessage = (event) => this.socket === socket && this.take(JSON.parse(event.data));
    socket.onclose = (event) => this.socket === socket && this.lost(event.code);
  }

  take(event) {
    this.heardAt = Date.now();
    if (event.type === "ready") this.opened();
    if (event.type === "taken") this.waiting.delete(event.client_message_id);
    if (event.type === "error" && event.code !== "busy" && event.code !== "rate_limited" && event.code !== "unavailable") this.waiting.delete(event.client_message_id);
    this.dispatchEvent(new CustomEvent(event.type, { detail: event }));
  }

  opened() {
    this.ready = true;
    this.tries = 0;
    clearInterval(this.heart);
    this.heart = setInterval(() => this.beat(), HEARTBEAT);
    queueMicrotask(() => {
      for (const message of this.waiting.values()) this.put(message);
    });
  }

  beat() {
    if (Date.now() - this.heardAt > SILENCE) this.socket.close();
    else this.socket.send(JSON.stringify({ type: "ping" }));
  }

  lost(code) {
    this.ready = false;
    clearInterval(this.heart);
    if (code === FATAL) {
      sessionStorage.removeItem(KEPT);
      this.dispatchEvent(new CustomEvent("gone"));
      return;
    }
    this.dispatchEvent(new CustomEvent("lost"));
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.tries) * (0.75 + Math.random() / 2);
    this.tries += 1;
    this.timer = setTimeout(() => this.connect(), wait);
  }

  leave() {
    const socket = this.socket;
    this.socket = null;
    this.ready = false;
    clearInterval(this.heart);
    clearTimeout(this.timer);
    socket?.close();
    sessionStorage.removeItem(KEPT);
  }
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT));
  } catch {
    return null;
  }
}

function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
}

// The conversation as it is shown: bubbles, sentences as they arrive, typing, failed messages.

const CALENDAR = /(https?:\/\/[^\s/]+\/calendar\/[\w-]+\.ics)/;
const LABELS = { read_back: "read-back-label", receipt: "receipt-label", offer: "offer-label", staff: "staff" };

export class Log {
  constructor(element, words) {
    this.element = element;
    this.words = words;
    this.byId = new Map();
    this.typing = null;
    this.following = true;
    this.top = 0;
    element.addEventListener("scroll", () => this.scrolled());
    new ResizeObserver(() => this.settle()).observe(element);
  }

  clear() {
    this.element.replaceChildren();
    this.byId.clear();
    this.typing = null;
  }

  // A sentence of a message that is still arriving.
  sentence(id, text, kind) {
    if (this.byId.get(id)?.whole) return;
    const entry = this.byId.get(id) ?? this.begin(id, who(kind), kind);
    const span = make("span", "sentence");
    this.fill(span, text);
    entry.text += text;
    entry.body.append(span);
    this.settle();
  }

  // A whole message; finishes one whose sentences have arrived.
  message({ id, text, kind }) {
    const entry = this.byId.get(id) ?? this.begin(id, who(kind), kind);
    if (!entry.whole && entry.text !== text) this.fill(entry.body, text);
    const isNew = !entry.whole;
    entry.whole = true;
    this.settle();
    return isNew;
  }

  // One line of the past.
  line(line) {
    const covered = line.covered;
    const entry = this.begin(null, line.who, line.kind, covered);
    this.fill(entry.body, covered ? this.words.get("covered") : line.text);
    this.settle(true);
  }

  // What the patient wrote, shown at once.
  mine(id, text) {
    const entry = this.begin(id, "patient", "text");
    entry.body.textContent = text;
    entry.bubble.classList.add("waiting");
    this.settle(true);
  }

  taken(id) {
    const entry = this.byId.get(id);
    entry?.bubble.classList.remove("waiting");
    entry?.failed?.remove();
  }

  failed(id, onRetry) {
    const entry = this.byId.get(id);
    if (!entry || entry.failed?.isConnected) return;
    const box = make("div", "failed");
    const button = make("button", "plain", this.words.get("retry"));
    button.type = "button";
    button.onclick = () => {
      box.remove();
      onRetry();
    };
    box.append(make("span", "", this.words.get("not-sent")), button);
    entry.bubble.after(box);
    entry.failed = box;
    this.settle(true);
  }

  setTyping(on, byStaff = false) {
    this.typing?.remove();
    this.typing = null;
    if (!on) return;
    this.typing = make("div", "typing");
    this.typing.append(make("span", "visually-hidden", this.words.get(byStaff ? "typing-staff" : "typing")));
    for (let i = 0; i < 3; i += 1) this.typing.append(make("i"));
    this.element.append(this.typing);
    this.settle();
  }

  // Text with our own calendar links made short. No other address becomes a link: a text may come from anybody.
  fill(element, text) {
    const parts = text.split(CALENDAR).map((part, place) => (place % 2 ? this.link(part) : part));
    element.replaceChildren(...parts);
  }

  link(address) {
    const link = make("a", "", this.words.get("calendar-file"));
    link.href = new URL(address).pathname;
    link.setAttribute("download", "visit.ics");
    return link;
  }

  begin(id, speaker, kind, covered = false) {
    const bubble = make("div", `message ${speaker} ${kind}${covered ? " covered" : ""}`);
    const label = covered ? null : LABELS[kind];
    const name = speaker === "patient" ? "you" : speaker === "staff" ? "staff" : speaker === "system" ? "notice" : "assistant";
    bubble.append(label ? make("span", "label", this.words.get(label)) : make("span", "visually-hidden", `${this.words.get(name)}: `));
    const body = make("span", "body");
    bubble.append(body);
    this.element.insertBefore(bubble, this.typing);
    const entry = { bubble, body, text: "", whole: false };
    if (id) this.byId.set(id, entry);
    return entry;
  }

  // Only a scroll upwards stops the log from following: a log that shrinks (a banner, a keyboard) scrolls too.
  scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    if (scrollHeight - scrollTop - clientHeight < 80) this.following = true;
    else if (scrollTop < this.top - 4) this.following = false;
    this.top = scrollTop;
  }

  // Follow the end, unless the reader has scrolled up to read.
  settle(force = false) {
    if (force) this.following = true;
    if (this.following) this.element.scrollTop = this.element.scrollHeight;
  }
}

function who(kind) {
  if (kind === "staff") return "staff";
  return kind === "notice" ? "system" : "assistant";
}

export function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

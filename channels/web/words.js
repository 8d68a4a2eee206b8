// The page's words: fetched per language, put into every element that names one.

const CHOSEN = "careline.language";

export class Words {
  constructor() {
    this.lang = startLanguage();
    this.page = null;
  }

  async load(lang = this.lang) {
    const response = await fetch(`/api/page?lang=${lang}`);
    if (!response.ok) throw new Error("page");
    this.page = await response.json();
    this.lang = lang;
    this.show();
    return this.page;
  }

  async choose(lang) {
    sessionStorage.setItem(CHOSEN, lang);
    await this.load(lang);
  }

  get(key) {
    return this.page?.words[key] ?? "";
  }

  show() {
    document.documentElement.lang = this.lang;
    document.title = this.get("title");
    for (const element of document.querySelectorAll("[data-word]")) element.textContent = this.get(element.dataset.word);
    for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", this.get(element.dataset.label));
    for (const element of document.querySelectorAll("[data-placeholder]")) element.placeholder = this.get(element.dataset.placeholder);
    for (const button of document.querySelectorAll("[data-lang]")) button.setAttribute("aria-pressed", String(button.dataset.lang === this.lang));
    for (const link of document.querySelectorAll("#emergency-link, #emergency-call")) link.href = `tel:${this.page.emergency}`;
  }
}

function startLanguage() {
  const stored = sessionStorage.getItem(CHOSEN);
  if (stored === "en" || stored === "es") return stored;
  return (navigator.language || "en").toLowerCase().startsWith("es") ? "es" : "en";
}

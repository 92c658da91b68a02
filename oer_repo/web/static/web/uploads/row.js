// What a person sees of one upload: name, bar, speed, time left, what is the matter, and the buttons that help now.

const language = document.documentElement.lang || undefined;
const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];
const MEMORY = 10_000; // milliseconds over which the speed is taken

export function size(bytes, per = "") {
  const power = bytes < 1024 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  const digits = power && value < 100 ? 1 : 0;
  const options = { style: "unit", unit: UNITS[power] + per, maximumFractionDigits: digits };
  return new Intl.NumberFormat(language, options).format(value);
}

function time(seconds) {
  const [value, unit] = seconds < 90 ? [seconds, "second"] : seconds < 5400 ? [seconds / 60, "minute"] : [seconds / 3600, "hour"];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(Math.max(1, Math.round(value)));
}

export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export class Row {
  constructor(template, words, name, total) {
    Object.assign(this, { words, name, total, past: [] });
    this.element = template.content.firstElementChild.cloneNode(true);
    this.part("name").textContent = name;
    for (const place of this.element.querySelectorAll("[data-of]")) place.textContent = " " + name;
    this.part("bar").setAttribute("aria-label", filled(words.bar, { name }));
  }

  part(name) {
    return this.element.querySelector(`[data-part=${name}]`);
  }

  on(action, then) {
    this.part(action).addEventListener("click", then);
  }

  // `state`: waiting, sending, lost, paused, again, checking, done, failed; the buttons that it offers stand in the page
  show(state, text = this.words[state] || "") {
    const pressed = this.element.contains(document.activeElement) ? document.activeElement : null;
    this.element.dataset.state = state;
    this.past = [];
    this.part("facts").textContent = "";
    this.part("text").textContent = filled(text, { name: this.name });
    for (const button of this.element.querySelectorAll("button")) button.hidden = !button.dataset.when.split(" ").includes(state);
    if (pressed?.hidden) this.element.querySelector("button:not([hidden])")?.focus();
  }

  progress(bytes) {
    const now = performance.now();
    this.past = [...this.past.filter(([when]) => now - when < MEMORY), [now, bytes]];
    this.part("bar").value = this.total ? bytes / this.total : 1;
    const [since, first] = this.past[0];
    const speed = ((bytes - first) / (now - since)) * 1000;
    const facts = [filled(this.words.of, { sent: size(bytes), total: size(this.total) })];
    if (speed > 0) facts.push(size(speed, "-per-second"), filled(this.words.left, { time: time((this.total - bytes) / speed) }));
    this.part("facts").textContent = facts.join(" · ");
  }
}

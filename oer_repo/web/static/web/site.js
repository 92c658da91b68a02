// The little that HTML alone cannot do. Every page works without it.
"use strict";

function say(text) {
  const place = document.getElementById("notices");
  if (place) place.textContent = text;
}

async function copy(button) {
  const from = document.getElementById(button.dataset.copy);
  if (!from) return;
  if (navigator.clipboard) await navigator.clipboard.writeText("value" in from ? from.value : from.textContent.trim());
  else copySelected(from); // plain http on a local network: the clipboard is for secure pages only
  const label = button.querySelector("[data-label]") || button;
  const before = label.textContent;
  label.textContent = button.dataset.copied;
  say(button.dataset.copied);
  setTimeout(() => { label.textContent = before; say(""); }, 2500);
}

function copySelected(element) {
  getSelection().selectAllChildren(element);
  document.execCommand("copy");
}

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (menu !== except) menu.open = false;
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const button = target && target.closest("button[data-copy]");
  if (button) copy(button);
  if (target && target.closest("button[data-print]")) window.print();
  closeMenus(target && target.closest("details.menu"));
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.menu[open]");
  if (menu) menu.querySelector("summary").focus();
  closeMenus(null);
});

// What only matters without script can step aside.
document.documentElement.classList.add("script");

// Buttons that only script can serve are hidden until it is here; also those of a part that is exchanged later.
function showButtons() {
  for (const button of document.querySelectorAll("button[data-copy][hidden], button[data-print][hidden]")) button.hidden = false;
}
showButtons();

// A part of a page that could not be fetched: open the whole page instead, which says what happened.
document.addEventListener("htmx:responseError", (event) => {
  const { verb, path, finalRequestPath } = event.detail.requestConfig ? { ...event.detail.requestConfig, ...event.detail.pathInfo } : {};
  if (verb === "get") window.location.assign(finalRequestPath || path);
  else say(document.getElementById("notices")?.dataset.failed || "");
});
// A part that was exchanged: screen readers are told what it begins with.
document.addEventListener("htmx:afterSettle", () => {
  showButtons();
  const news = document.querySelector("[data-announce]");
  const announcer = document.getElementById("announcer");
  if (news && announcer) announcer.textContent = news.textContent;
});
document.addEventListener("htmx:sendError", () => say(document.getElementById("notices")?.dataset.offline || ""));
document.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) say(""); });

// What is typed into a form of the deposit is remembered until the server has it: a lost line or an expired session
// loses nothing. The form's revision tells whether it was saved meanwhile.
for (const form of document.querySelectorAll("form[data-keep]")) {
  const key = "typed:" + location.pathname;
  const revision = form.elements.revision?.value || "";
  const fields = () => [...form.elements].filter((field) => field.name && !["hidden", "file", "submit"].includes(field.type));
  const typed = JSON.parse(sessionStorage.getItem(key) || "null");
  if (typed && typed.revision === revision) {
    fields().forEach((field, place) => {
      const [name, value, checked] = typed.values[place] || [];
      if (name !== field.name) return;
      if (field.type === "checkbox" || field.type === "radio") field.checked = checked;
      else if (!field.multiple) field.value = value;
    });
    say(form.dataset.keep);
  } else sessionStorage.removeItem(key);
  form.addEventListener("input", () => {
    const values = fields().map((field) => [field.name, field.value, Boolean(field.checked)]);
    sessionStorage.setItem(key, JSON.stringify({ revision, values }));
  });
}

// Parts of a unit are dragged to their place; the buttons beside them do the same without a mouse or without script.
"use strict";

let dragged = null;

function parts(list) {
  return [...list.querySelectorAll(":scope > li[data-part]")];
}

function ready() {
  for (const part of document.querySelectorAll("ol[data-order] > li[data-part]")) part.draggable = Boolean(part.querySelector("form"));
}

document.addEventListener("dragstart", (event) => {
  dragged = event.target instanceof Element ? event.target.closest("li[data-part]") : null;
  if (dragged) event.dataTransfer.effectAllowed = "move";
});

document.addEventListener("dragover", (event) => {
  const list = event.target instanceof Element ? event.target.closest("ol[data-order]") : null;
  if (!dragged || !list) return;
  event.preventDefault();
  const over = event.target.closest("li[data-part]");
  if (!over && !parts(list).length) list.append(dragged);
  if (!over || over === dragged) return;
  const box = over.getBoundingClientRect();
  over[event.clientY < box.top + box.height / 2 ? "before" : "after"](dragged);
});

document.addEventListener("drop", (event) => {
  const list = dragged && dragged.closest("ol[data-order]");
  if (!list) return;
  event.preventDefault();
  const form = dragged.querySelector("form");
  const set = (name, value) => {
    const field = form.querySelector(`input[name=${name}]`) || form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name }));
    field.value = value;
  };
  for (const button of form.querySelectorAll("button[name=position]")) button.removeAttribute("name");
  set("position", parts(list).indexOf(dragged));
  set("unit", list.dataset.order);
  dragged = null;
  form.requestSubmit();
});

document.addEventListener("htmx:afterSettle", ready);
ready();

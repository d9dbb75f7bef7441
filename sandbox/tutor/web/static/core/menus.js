// Buttons that show and hide a list: the bar's menus, a card's actions, a choice of time zones.

import { html } from "./html.js";

// A button and its list. `items` are the list's entries, without their <li>.
export function menu(button, items, { id, label = null, testId = null, listTestId = null, className = "" }) {
  return html`<div class="menu ${className}">
    <button type="button" id="${id}" aria-expanded="false" aria-controls="${id}-list"
      ${label && html`aria-label="${label}"`} ${testId && html`data-test-id="${testId}"`} data-menu>${button}</button>
    <ul class="dropdown-menu" id="${id}-list" ${listTestId && html`data-test-id="${listTestId}"`} hidden>
      ${items.map((item) => html`<li>${item}</li>`)}</ul></div>`;
}

function set(button, isOpen) {
  const list = document.getElementById(button.getAttribute("aria-controls"));
  button.setAttribute("aria-expanded", String(isOpen));
  list.classList.toggle("show", isOpen);
  list.hidden = !isOpen;
}

function shut(except) {
  for (const button of document.querySelectorAll("[data-menu][aria-expanded='true']")) {
    if (button !== except) set(button, false);
  }
}

// One pair of listeners for all menus, those drawn later included. A choice or a click elsewhere shuts them.
export function listenToMenus() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-menu]");
    shut(button);
    if (button) set(button, button.getAttribute("aria-expanded") !== "true");
  });
  document.addEventListener("keydown", (event) => {
    const open = document.querySelector("[data-menu][aria-expanded='true']");
    if (!open || event.key !== "Escape") return;
    shut(null);
    open.focus();
  });
}

// Tabs: one panel of several, chosen by click or by arrow keys.

import { html } from "../core/html.js";

// "Period 3" → "period-3-tab", as the real front end names its tabs.
export function tabTestId(name) {
  return `${name.trim().toLowerCase().replaceAll(/[-_\s]+/g, "-")}-tab`;
}

// The row of tabs. `group` tells several rows on one page apart; `testId` names a tab by its name and index.
export function tabList(names, chosen, { label, group = "tabs", testId = tabTestId }) {
  return html`<div class="tabs" role="tablist" aria-label="${label}" data-test-id="tabs">${names.map(
    (name, index) => html`<button type="button" role="tab" id="${group}-tab-${index}" data-group="${group}"
      data-tab="${index}" data-test-id="${testId(name, index)}" aria-controls="${group}-panel"
      aria-selected="${String(index === chosen)}" tabindex="${index === chosen ? 0 : -1}">${name}</button>`,
  )}</div>`;
}

// What the chosen tab shows.
export function tabPanel(content, chosen, { group = "tabs" } = {}) {
  return html`<div role="tabpanel" id="${group}-panel" aria-labelledby="${group}-tab-${chosen}">${content}</div>`;
}

// Call `choose(index, group)` when a tab is chosen; the page draws it then, and the tab keeps the focus.
export function onTabs(screen, choose) {
  screen.on("click", "[role='tab'][data-tab]", (tab) => choose(Number(tab.dataset.tab), tab.dataset.group));
  screen.on("keydown", "[role='tab'][data-tab]", (tab, event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const row = [...tab.parentElement.children];
    const next = row[(row.indexOf(tab) + step + row.length) % row.length];
    next.focus();
    return choose(Number(next.dataset.tab), next.dataset.group);
  });
}

// The tab that the address asks for, if there is such a one.
export function askedTab(query, count) {
  const asked = Number(query.get("tab"));
  return Number.isInteger(asked) && asked > 0 && asked < count ? asked : 0;
}

// Let the address say which tab is shown, so that a reload shows it again.
export function rememberTab(index) {
  const address = new URL(location.href);
  address.searchParams.set("tab", index);
  history.replaceState({}, "", address);
}

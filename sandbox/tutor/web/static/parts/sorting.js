// Tables whose columns sort them.

import { html } from "../core/html.js";

// A column's heading. `sorting` is { key, isDown }; `more` stands below the label.
export function sortHeading(key, label, sorting, { more = null, className = "" } = {}) {
  const order = sorting.key === key ? (sorting.isDown ? "descending" : "ascending") : "none";
  return html`<th scope="col" class="${className}" aria-sort="${order}">
    <button type="button" class="sort-button" id="sort-${key}" data-sort="${key}">${label}</button>${more}</th>`;
}

// Choosing the column anew turns the order round.
export function onSort(screen, sorting, redraw) {
  screen.on("click", "[data-sort]", (button) => {
    const { sort: key } = button.dataset;
    Object.assign(sorting, { key, isDown: sorting.key === key && !sorting.isDown });
    redraw();
  });
}

// These rows by what `valueOf(row, key)` gives; what has no value comes last.
export function sorted(rows, { key, isDown }, valueOf) {
  const sign = isDown ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [valueOf(one, key), valueOf(other, key)];
    if (a == null || b == null) return (a == null) - (b == null);
    return sign * (typeof a === "string" ? a.localeCompare(b) : a - b);
  });
}

// Where the focus is, and where it stays.

// Draw a place anew; what had the focus keeps it, if it is still there.
export function redraw(place, markup) {
  const focused = document.activeElement;
  const mark = place.contains(focused) ? markOf(focused) : null;
  place.innerHTML = markup.toString();
  if (mark) place.querySelector(mark)?.focus();
}

// How an element is found again after it has been drawn anew.
function markOf(element) {
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (element.dataset.testId) return `[data-test-id='${CSS.escape(element.dataset.testId)}']`;
  return element.name ? `[name='${CSS.escape(element.name)}']` : null;
}

// Let the Tab key go round within a dialog instead of out of it.
export function keepFocus(container, event) {
  const stops = [...container.querySelectorAll("a[href], button:not(:disabled), input, select, textarea")];
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (stops.length && document.activeElement === edge) {
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0]).focus();
  }
}

// Markup as text, escaped where it comes from data.

class Markup {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function shown(value) {
  if (value === null || value === undefined || value === false || value === true) return "";
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(shown).join("");
  return String(value).replace(/[&<>"']/g, (letter) => ENTITIES[letter]);
}

// html`<p>${text}</p>` — values are escaped unless they are markup; lists are joined; null, true and false are nothing.
export function html(strings, ...values) {
  return new Markup(strings.reduce((text, part, index) => text + shown(values[index - 1]) + part));
}

// Markup that the server has already made safe: book pages, questions.
export function trusted(text) {
  return new Markup(text ?? "");
}

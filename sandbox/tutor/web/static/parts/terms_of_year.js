// Terms as people read them.

// { term: "fall", year: 2026 } → "Fall 2026"
export function termOf({ term, year }) {
  return `${term.charAt(0).toUpperCase()}${term.slice(1)} ${year}`;
}

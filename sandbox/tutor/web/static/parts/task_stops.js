// The stops of a task: the server's steps, with cards of the page's own before, between and after them.

const INTROS = [
  ["two-step-intro", (step) => isTwoStep(step)],
  ["personalized-intro", (step) => isExercise(step) && step.group === "personalized"],
  ["spaced-practice-intro", (step) => isExercise(step) && step.group === "spaced practice"],
];
const WITH_END = /reading|homework|practice/;

export const isExercise = (step) => step.type === "exercise";

export function isTwoStep(step) {
  return isExercise(step) && step.formats?.includes("free-response") && step.formats.length > 1;
}

export function isPractice(task) {
  return task.type.includes("practice");
}

// Readings are read on and on; the others have a row of numbers.
export function hasNumbers(task) {
  return task.type === "homework" || isPractice(task);
}

function isReviewed(step) {
  return step.type === "placeholder" || step.labels?.includes("review");
}

// [{ id, kind, step, number }]: ids as the address has them; numbers for questions, filled or not.
export function stopsOf(task, isViewed) {
  const due = INTROS.filter(([name]) => !isViewed(name));
  const met = new Set();
  const card = (name) => ({ id: name, kind: "info" });
  const stops = [{ id: "instructions", kind: "instructions" }];
  let number = 0;
  for (const step of task.steps) {
    const names = due.filter(([, isFor]) => isFor(step)).map(([name]) => name);
    if (isReviewed(step)) names.push("individual-review-intro");
    for (const name of names.filter((name) => !met.has(name))) {
      met.add(name);
      stops.push(card(name));
    }
    const isAsked = isExercise(step) || step.type === "placeholder";
    stops.push({ id: String(step.id), kind: step.type, step, number: isAsked ? ++number : null });
  }
  if (WITH_END.test(task.type)) stops.push({ id: "end", kind: "end" });
  return stops;
}

// Where somebody who comes back goes on: at the first step that is open.
export function entryOf(task, stops) {
  const open = stops.find(({ step }) => step && !step.is_completed);
  return task.steps.some((step) => step.is_completed) && open ? open : stops[0];
}

// The stops that stand on one page with this one: the parts of one exercise, except in readings.
export function partsWith(task, stops, stop) {
  if (stop.kind !== "exercise" || !hasNumbers(task)) return [stop];
  const belongs = (other) => other?.kind === "exercise" && other.step.uid === stop.step.uid;
  const at = stops.indexOf(stop);
  let [first, last] = [at, at];
  while (belongs(stops[first - 1])) first -= 1;
  while (belongs(stops[last + 1])) last += 1;
  return stops.slice(first, last + 1);
}

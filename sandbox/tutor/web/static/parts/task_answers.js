// What a student is answering on a task: the step's own answer, and what is typed or chosen but not sent yet.

import { isClosed } from "./task_cards.js";
import { canSubmitWords, isWrittenOnly, needsWords, questionOf } from "./task_question.js";

export class Answers {
  // `isOwn` is false for teachers, who look at a student's task and change nothing.
  constructor(isOwn) {
    this._isOwn = isOwn;
    this._drafts = new Map();
  }

  _draft(step) {
    if (!this._drafts.has(step.id)) this._drafts.set(step.id, { wrong: new Set(), order: null });
    return this._drafts.get(step.id);
  }

  // All that drawing a question needs to know.
  of(task, step) {
    const draft = this._draft(step);
    const canUpdate = this._isOwn && step.can_be_updated && !isClosed(task);
    const isReadOnly = !this._isOwn || task.is_deleted || isClosed(task);
    const shared = { canUpdate, isReadOnly, isAgain: step.attempt_number > 0 };
    const words = draft.words ?? step.free_response ?? "";
    const isWritten = isWrittenOnly(step);
    const isUnrevealed = canUpdate && !step.free_response && !draft.isRevealed;
    const asksForWords = needsWords(step) && (isWritten || isUnrevealed);
    if (isWritten) return { ...shared, ...written(step, draft, canUpdate), words, asksForWords };
    return { ...shared, ...chosen(task, step, draft, canUpdate), words, asksForWords };
  }

  write(step, words) {
    this._draft(step).words = words;
  }

  cancel(step) {
    this._draft(step).words = undefined;
  }

  // The words of a two-step question stand: its choices come. Nothing is sent yet.
  reveal(step) {
    if (canSubmitWords(this._draft(step).words ?? "")) this._draft(step).isRevealed = true;
  }

  choose(step, choice) {
    this._draft(step).choice = choice;
  }

  // What is sent for a step.
  body(task, step) {
    const draft = this._draft(step);
    const words = draft.words ?? step.free_response;
    const answer = this.of(task, step);
    return {
      is_completed: true,
      answer_id: answer.choice,
      free_response: needsWords(step) ? words : undefined,
      response_validation: {},
      attempt_number: (step.attempt_number ?? 0) + 1,
      answer_id_order: answer.choices?.map(({ id }) => id),
    };
  }

  // The server took the answer: what was typed is now the step's own.
  taken(step) {
    const draft = this._draft(step);
    draft.choice = undefined;
    draft.words = undefined;
    if (step.is_feedback_available && isWrong(step)) draft.wrong.add(step.answer_id);
  }
}

// With feedback out, an answer that may be given anew was wrong: a right one ends it.
function isWrong(step) {
  if (!step.answer_id) return false;
  return step.correct_answer_id === undefined ? step.can_be_updated : step.correct_answer_id !== step.answer_id;
}

function written(step, draft, canUpdate) {
  const isEditing = canUpdate && draft.words !== undefined && draft.words !== (step.free_response ?? "");
  return {
    isEditing: isEditing && step.is_completed,
    leadsOn: !canUpdate || (step.is_completed && !isEditing),
    savedAt: step.is_completed && step.last_completed_at && new Date(step.last_completed_at).toLocaleString("en-US"),
  };
}

function chosen(task, step, draft, canUpdate) {
  const wrong = new Set(draft.wrong);
  if (step.is_feedback_available && isWrong(step)) wrong.add(step.answer_id);
  const choice = draft.choice ?? step.answer_id;
  const isChanged = draft.choice !== undefined && draft.choice !== step.answer_id;
  const mustTryAgain = canUpdate && step.is_completed && step.is_feedback_available;
  return {
    choice,
    wrong,
    choices: ordered(task, step, draft),
    canSubmit: choice !== undefined && !wrong.has(choice),
    leadsOn: !canUpdate || (step.is_completed && !isChanged && !mustTryAgain),
    attemptsLeft: task.allow_auto_graded_multiple_attempts && canUpdate ? step.attempts_remaining : null,
  };
}

// The choices in the order this student sees them: by chance until the first answer, then as it was then.
function ordered(task, step, draft) {
  const question = questionOf(step);
  const choices = question.answers.map((choice) => ({ ...choice, id: String(choice.id) }));
  if (step.answer_id_order) draft.order = step.answer_id_order.map(String);
  if (!draft.order) {
    draft.order = choices.map(({ id }) => id);
    if (task.shuffle_answer_choices && !question.is_answer_order_important) shuffle(draft.order);
  }
  return choices.toSorted((a, b) => draft.order.indexOf(a.id) - draft.order.indexOf(b.id));
}

function shuffle(list) {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(Math.random() * (at + 1));
    [list[at], list[other]] = [list[other], list[at]];
  }
}

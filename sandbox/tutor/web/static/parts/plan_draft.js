// An assignment while its teacher builds it. Dates are wall clocks of the course: "2026-11-24T00:01".

import { clockOf, dayOf, now, plusDays } from "../core/time.js";
import { activePeriods, isOpen, takingOf } from "./plans.js";

export const DATES = ["opens", "due", "closes"];
const DEFAULT_TUTOR_QUESTIONS = 3;
const DEFAULT_CLOCK = "00:01"; // of what has no grading template
const DEFAULT_DAYS = 7;

export function wallOf(moment, zone) {
  return `${dayOf(moment, zone)}T${clockOf(moment, zone)}`;
}

function minuteAfter(wall) {
  return new Date(Date.parse(`${wall}:00Z`) + 60_000).toISOString().slice(0, 16);
}

const earlier = (one, other) => (one < other ? one : other);
const later = (one, other) => (one < other ? other : one);

export class Draft {
  constructor(course, kind) {
    const zone = course.timezone;
    this.course = course;
    this.kind = kind;
    this.first = wallOf(course.starts_at, zone);
    this.last = wallOf(course.ends_at, zone);
    this.id = null;
    this.title = "";
    this.description = "";
    this.templateId = null;
    this.settings = kind === "homework" ? { page_ids: [], exercises: [], exercises_count_dynamic: DEFAULT_TUTOR_QUESTIONS } : {};
    if (kind === "reading") this.settings.page_ids = [];
    if (kind === "external") this.settings.external_url = "";
    this.isForAll = true;
    this.all = { opens: "", due: "", closes: "" };
    this.sections = activePeriods(course).map((period) => ({ id: period.id, name: period.name, isChosen: true, ...this.all }));
    this.isPublished = false;
    this.isOpen = false;
    this.clonedFromId = null;
  }

  // A new draft with the content of an assignment of the course that this one was copied from.
  static copyOf(course, plan) {
    const draft = new Draft(course, plan.type);
    const { title, description = "", settings } = plan;
    return Object.assign(draft, { title, description, settings: { ...draft.settings, ...settings }, clonedFromId: plan.id });
  }

  // The draft of an assignment that exists.
  static of(course, plan) {
    const draft = new Draft(course, plan.type);
    Object.assign(draft, {
      id: plan.id,
      title: plan.title,
      description: plan.description ?? "",
      templateId: plan.grading_template_id ?? null,
      settings: { ...draft.settings, ...plan.settings },
      isPublished: Boolean(plan.is_published),
      isOpen: isOpen(plan),
    });
    draft._takeDates(plan);
    return draft;
  }

  _takeDates(plan) {
    const walls = (taking) =>
      Object.fromEntries(DATES.map((name) => [name, taking?.[`${name}_at`] ? wallOf(taking[`${name}_at`], this.course.timezone) : ""]));
    this.all = walls(plan.tasking_plans[0]);
    for (const section of this.sections) {
      const taking = takingOf(plan, section.id);
      Object.assign(section, taking ? walls(taking) : this.all, { isChosen: Boolean(taking) });
    }
    this.isForAll = this.sections.every(
      (section) => section.isChosen && DATES.every((name) => section[name] === this.all[name]),
    );
  }

  get present() {
    return wallOf(now(), this.course.timezone);
  }

  // The dates that are edited: one row for all sections, or one for each.
  get rows() {
    return this.isForAll ? [this.all] : this.sections;
  }

  get takings() {
    return this.isForAll ? this.sections.map((section) => ({ ...section, ...this.all })) : this.sections.filter((one) => one.isChosen);
  }

  // The dates that a template gives (none: an external assignment or an event), due on a given day if there is one.
  useDefaultDates(template, dueDay = null) {
    const tomorrow = plusDays(this.present.slice(0, 10), 1);
    const opensDay = dueDay ? earlier(tomorrow, dueDay) : tomorrow;
    const opens = later(`${opensDay}T${template?.default_open_time ?? DEFAULT_CLOCK}`, this.first);
    const asked = dueDay ?? plusDays(opens.slice(0, 10), template?.default_due_date_offset_days ?? DEFAULT_DAYS);
    const due = `${asked}T${template?.default_due_time ?? DEFAULT_CLOCK}`;
    const closes = template ? `${plusDays(asked, template.default_close_date_offset_days)}T${due.slice(11)}` : minuteAfter(due);
    const dates = { opens: earlier(opens, this.last), due: earlier(due, this.last), closes: earlier(closes, this.last) };
    for (const row of [this.all, ...this.sections]) Object.assign(row, dates);
  }

  // Same dates for all sections, or own ones for each: nothing that was typed is lost on the way.
  setForAll(isForAll) {
    if (isForAll === this.isForAll) return;
    if (isForAll) this.all = Object.fromEntries(DATES.map((name) => [name, this.sections[0]?.[name] ?? ""]));
    else for (const section of this.sections) Object.assign(section, this.all);
    this.isForAll = isForAll;
  }

  // What is wrong with a date of a row, in words; null when nothing is.
  dateError(row, name) {
    if (name === "due" && row.due < row.opens) return "Due time cannot be before the open time";
    if (name === "due" && !this.isPublished && row.due < this.present) return "Due time has already passed";
    const hasClosing = this.kind !== "event";
    return name === "closes" && hasClosing && row.closes < row.due ? "Close time cannot be before the due time" : null;
  }

  get titleError() {
    return this.title.trim() ? null : "Cannot be blank";
  }

  get urlError() {
    if (this.kind !== "external") return null;
    return /^https?:\/\/[^\s/.]+\S*$/i.test(this.settings.external_url) ? null : "A valid URL is required";
  }

  get hasValidDetails() {
    const { takings } = this;
    const datesAreValid = takings.length > 0 && takings.every((row) => DATES.every((name) => !this.dateError(row, name)));
    return !this.titleError && !this.urlError && datesAreValid;
  }

  // The body of the call that saves it.
  body(isPublishing) {
    const closing = (row) => (this.kind === "event" ? {} : { closes_at: row.closes });
    return {
      type: this.kind,
      title: this.title.trim(),
      description: this.description,
      settings: this.settings,
      ...(this.templateId && { grading_template_id: this.templateId }),
      ...(this.clonedFromId && !this.id && { cloned_from_id: this.clonedFromId }),
      tasking_plans: this.takings.map((row) => ({
        target_id: row.id,
        target_type: "period",
        opens_at: row.opens,
        due_at: row.due,
        ...closing(row),
      })),
      is_publish_requested: isPublishing,
    };
  }
}

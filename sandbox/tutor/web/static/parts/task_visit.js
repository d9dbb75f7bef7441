// One visit to a task: its stops, where it stands, and what the server is asked and told on the way.

import { get, put } from "../core/api.js";
import { Answers } from "./task_answers.js";
import { entryOf, partsWith, stopsOf } from "./task_stops.js";
import { recall, remember } from "./ui_settings.js";

const viewed = (name) => `viewed-${name}`;

export class Visit {
  constructor(boot, task, isOwn) {
    this._boot = boot;
    this._whole = new Map(); // steps with their content, by id
    this._viewedBefore = new Set();
    this.isOwn = isOwn;
    this.answers = new Answers(isOwn);
    this._take(task);
  }

  _take(task) {
    this.task = { ...task, steps: task.steps.map((step) => ({ ...this._whole.get(step.id), ...step })) };
    // A card that was read on this visit keeps its place until the next one.
    this.stops = stopsOf(this.task, (name) => recall(this._boot, viewed(name)) && !this._viewedBefore.has(name));
  }

  find(id) {
    return this.stops.find((stop) => stop.id === id);
  }

  get entry() {
    return entryOf(this.task, this.stops);
  }

  get parts() {
    return partsWith(this.task, this.stops, this.present);
  }

  get index() {
    return this.stops.indexOf(this.present);
  }

  // Stand at a stop, with all that is shown there. An empty slot is asked for anew: it may have been filled.
  async moveTo(stop) {
    this.present = stop;
    if (stop.kind === "placeholder") await this._look(stop);
    await Promise.all(this.parts.map((part) => this._load(part)));
    if (this.present.kind === "info") this._tellViewed(this.present.id);
  }

  async _look(stop) {
    const index = this.stops.indexOf(stop);
    this._take(await get(`/tasks/${this.task.id}`));
    // A slot that could not be filled is gone: what follows has taken its place.
    this.present = this.find(stop.id) ?? this.stops[Math.min(index, this.stops.length - 1)];
  }

  async _load({ kind, step }) {
    if (!["exercise", "reading", "video", "interactive"].includes(kind) || this._whole.has(step.id)) return;
    this._keep(await get(`/steps/${step.id}`));
  }

  _keep(step) {
    this._whole.set(step.id, step);
    const present = this.present.id;
    this._take({ ...this.task, steps: this.task.steps.map((other) => (other.id === step.id ? step : other)) });
    this.present = this.find(present);
  }

  _tellViewed(name) {
    if (name === "individual-review-intro" || recall(this._boot, viewed(name))) return;
    this._viewedBefore.add(name);
    remember(this._boot, viewed(name), true);
  }

  // Leaving what was read completes it.
  async completeReading() {
    const { step, kind } = this.present;
    const isRead = ["reading", "video", "interactive"].includes(kind) && !step.is_completed;
    if (isRead && this.isOwn && step.can_be_updated) this._keep(await put(`/steps/${step.id}`, { is_completed: true }));
  }

  // Send the answer to a step.
  async answer(step) {
    const taken = await put(`/steps/${step.id}`, this.answers.body(this.task, step));
    this.answers.taken(taken);
    this._keep(taken);
  }

  // Whether the page leads on from here: from a question once it is answered, or no longer can be.
  get leadsOn() {
    const { kind, step } = this.present;
    if (kind === "end") return false;
    return kind !== "exercise" || this.answers.of(this.task, step).leadsOn;
  }
}

// What the front end remembers about a person: kept on the server, told about a second after the last change.

import { put } from "../core/api.js";

const SOON = 1000;
let timer = null;

export function recall(boot, name) {
  return boot.ui_settings?.[name];
}

export function remember(boot, name, value) {
  boot.ui_settings = { ...boot.ui_settings, [name]: value };
  clearTimeout(timer);
  // Nothing depends on it but whether a card is shown once more: a failure is told on the console only.
  timer = setTimeout(() => put("/user/ui_settings", { ui_settings: boot.ui_settings }).catch(console.error), SOON);
}

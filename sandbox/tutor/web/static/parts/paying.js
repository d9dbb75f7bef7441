// What a student of a course that costs is told of money, before the course and above it.

import { put } from "../core/api.js";
import { html } from "../core/html.js";
import { now } from "../core/time.js";
import { recall, remember } from "./ui_settings.js";

const DAY = 86_400_000; // milliseconds
const CHOSEN_LATER = "PL";
const ACKNOWLEDGED = "FTA";

// Whether the student gets into the course; if so, the trial's bar and offers are drawn.
export function mayEnter(screen, course) {
  const student = course.student_record;
  if (!student || student.is_comped) return true;
  if (!screen.boot.payments.is_enabled) {
    if (!recall(screen.boot, `${ACKNOWLEDGED}-${course.id}`)) offerWithoutPayments(screen, course);
    return true;
  }
  if (!student.prompt_student_to_pay) return true;
  if (new Date(student.payment_due_at) < now()) {
    tellThatTrialEnded(screen, course);
    return false;
  }
  drawBar(screen, course, student);
  if (!recall(screen.boot, `${CHOSEN_LATER}-${course.id}`)) offerTrial(screen, course);
  return true;
}

function drawBar(screen, course, student) {
  const days = Math.floor((new Date(student.payment_due_at) - now()) / DAY);
  const bar = document.createElement("aside");
  bar.setAttribute("aria-label", "Free trial");
  bar.className = "student-pay-now";
  bar.innerHTML = html`<span>You have ${days} days left in your free trial</span>
    <button type="button" class="pay-now">Pay now</button>`.toString();
  document.getElementById("bar-place").append(bar);
  bar.querySelector(".pay-now").addEventListener("click", () => showOptions(screen, course));
}

function nag(screen, className, title, body, actions) {
  const dialog = screen.dialog(title, body, { className: `${className} onboarding-nag`, isStatic: true });
  for (const [selector, act] of Object.entries(actions)) {
    dialog.on("click", selector, () => {
      dialog.close();
      return act();
    });
  }
  return dialog;
}

function offerTrial(screen, course) {
  nag(
    screen,
    "pay-now-or-later",
    "Access your course",
    html`<p><button type="button" class="primary now">Buy access now</button></p>
      <p>The money is given back within 14 days.</p>
      <p><button type="button" class="later">Try free for 14 days</button></p>`,
    {
      ".now": () => showOptions(screen, course),
      ".later": () => {
        remember(screen.boot, `${CHOSEN_LATER}-${course.id}`, true);
        tellThatTrialBegan(screen, course);
      },
    },
  );
}

function tellThatTrialBegan(screen, course) {
  nag(
    screen,
    "free-trial-activated",
    "Your free trial is activated!",
    html`<p>You have access to ${course.name} for 14 days.</p>
      <p class="button-row"><button type="button" class="primary now">Access your course</button></p>`,
    { ".now": () => {} },
  );
}

function offerWithoutPayments(screen, course) {
  nag(
    screen,
    "payments-disabled",
    "Start your free trial",
    html`<p>You have access to ${course.name}.</p>
      <p class="button-row"><button type="button" class="primary now">Access your course</button></p>`,
    { ".now": () => remember(screen.boot, `${ACKNOWLEDGED}-${course.id}`, true) },
  );
}

function tellThatTrialEnded(screen, course) {
  const others = screen.boot.courses.length > 1
    ? html`<button type="button" class="link others">Return to my courses</button>`
    : null;
  screen.draw(html``);
  nag(
    screen,
    "free-trial-ended",
    `Your free trial for ${course.name} has ended`,
    html`<p>Pay to go on with your course.</p>
      <p class="button-row"><button type="button" class="primary now">Buy access now</button> ${others}</p>`,
    { ".now": () => showOptions(screen, course), ".others": () => screen.go("/courses") },
  );
}

function showOptions(screen, course) {
  nag(
    screen,
    "payment-options",
    "Buy access",
    html`<p><button type="button" class="primary now">Pay via credit or debit card</button></p>
      <p><button type="button" class="secondary">I have an access code</button></p>`,
    { ".now": () => askForCard(screen, course), ".secondary": () => askForCode(screen, course) },
  );
}

// The form for the card is the payment service's own.
function askForCard(screen, course) {
  const { base_url: service } = screen.boot.payments;
  const address = `${service}/pay/form/${course.student_record.uuid}/`;
  screen.dialog("Pay", html`<iframe title="Payment" src="${address}"></iframe>`, { className: "make-payment" });
}

function askForCode(screen, course) {
  const dialog = screen.dialog(
    "Redeem an access code",
    html`<form class="redeem"><p>
        <label>Prefix <input data-test-id="payment-code-prefix" value="OST" size="4"></label>
        <label>Code <input data-test-id="payment-code-post" required autocomplete="off"></label></p>
      <p class="error-message" role="alert"></p>
      <p class="button-row"><button type="submit" class="primary">Redeem</button></p></form>`,
    { className: "redeem-code onboarding-nag" },
  );
  dialog.on("submit", "form", async (form, event) => {
    event.preventDefault();
    const [prefix, rest] = [...form.querySelectorAll("input")].map((input) => input.value.trim());
    const why = await redeem(`${prefix}-${rest}`, course);
    if (why) form.querySelector(".error-message").textContent = why;
    else tellThatRedeemed(screen, dialog);
  });
}

// Why a code is not taken; nothing when it is.
async function redeem(code, course) {
  try {
    await put(`/payment_codes/${encodeURIComponent(code)}/redeem`, { course_id: course.id });
  } catch (error) {
    if (error.status === 404) return "Invalid access code";
    if (error.with?.("already_redeemed")) return "Access code already in use";
    throw error;
  }
  return null;
}

function tellThatRedeemed(screen, dialog) {
  dialog.element.querySelector(".modal-body").innerHTML = html`<h3>Access code successfully redeemed!</h3>
    <p class="button-row"><button type="button" class="primary go-on">Continue</button></p>`.toString();
  dialog.on("click", ".go-on", () => location.reload());
}

// What the student paid, and asking for it back.

import { get, put } from "../core/api.js";
import { html } from "../core/html.js";

export async function show(screen) {
  const view = { orders: (await get("/purchases")).orders };
  draw(screen, view);
  screen.on("click", "[data-refund]", (button) => {
    const order = view.orders.find(({ identifier }) => identifier === button.dataset.refund);
    askIfSure(screen, view, order);
  });
}

// The student's place that an order is for, in one of the own courses.
function placeOf(screen, order) {
  const places = screen.boot.courses.map((course) => course.student_record).filter(Boolean);
  return places.find(({ uuid }) => uuid === order.product_instance_uuid);
}

function draw(screen, { orders }) {
  const rows = orders.flatMap((order) => [row(screen, order), order.is_refunded ? refunded(order) : null]);
  screen.draw(html`<div class="manage-payments"><h1 data-test-id="page-title">Manage Payments</h1>
    ${orders.length
      ? html`<table><thead><tr><th>Item</th><th>Transaction date</th><th>Order number</th><th>Amount</th>
          <th>Invoice</th><th></th></tr></thead><tbody>${rows}</tbody></table>`
      : html`<div class="empty"><h3>No payments were found for your account.</h3></div>`}</div>`);
}

function day(moment) {
  return new Date(moment).toLocaleDateString("en-US", { month: "short", day: "numeric", year: "numeric" });
}

function row(screen, order) {
  const { base_url: service } = screen.boot.payments;
  const mayAsk = !order.is_refunded && placeOf(screen, order)?.is_refund_allowed;
  return html`<tr><td>${order.product.name}</td><td>${day(order.purchased_at)}</td><td>${order.identifier}</td>
    <td class="total">${order.total}</td>
    <td><a class="invoice-link" href="${service}/pay/invoice/${order.identifier}/">Invoice</a></td>
    <td class="refund">${mayAsk
      ? html`<button type="button" data-refund="${order.identifier}">Request Refund</button>`
      : null}</td></tr>`;
}

function refunded(order) {
  return html`<tr class="refunded"><td>${order.product.name}</td><td>${day(order.updated_at)}</td>
    <td>${order.identifier}</td><td class="total">-${order.total}</td><td></td><td></td></tr>`;
}

function ask(screen, className, title, body, go) {
  const dialog = screen.dialog(title, body, { className: `refund ${className}` });
  dialog.on("click", ".go-on", () => {
    dialog.close();
    return go();
  });
}

function buttons(label) {
  return html`<p class="button-row"><button type="button" data-close>Cancel</button>
    <button type="button" class="primary go-on">${label}</button></p>`;
}

function askIfSure(screen, view, order) {
  ask(
    screen,
    "confirm",
    `You are requesting a refund for ${order.product.name}`,
    html`<p>You leave the course, and your work in it. Are you sure?</p>${buttons("Continue")}`,
    () => askWhy(screen, view, order),
  );
}

function askWhy(screen, view, order) {
  ask(
    screen,
    "survey",
    "Help us improve",
    html`<p><label>Why do you leave? <textarea name="comments"></textarea></label></p>
      <p class="button-row"><button type="button" class="primary go-on">Skip this</button></p>`,
    () => giveBack(screen, view, order),
  );
}

function giveBack(screen, view, order) {
  ask(
    screen,
    "process",
    "We will refund the following amount to the original form of payment",
    html`<p class="amount">$${order.total}</p>${buttons("Process refund")}`,
    async () => {
      await put(`/purchases/${order.product_instance_uuid}/refund`);
      order.is_refunded = true;
      draw(screen, view);
    },
  );
}

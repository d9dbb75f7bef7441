(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const cases = all(".case");
  const texts = new Map();
  const query = document.getElementById("query");
  const toolbar = document.querySelector(".toolbar");
  toolbar.hidden = false;

  const textOf = (item) => {
    if (!texts.has(item)) {
      const around = item.closest(".feature").querySelector("header").textContent;
      const rule = item.closest(".rule").querySelector(":scope > h4");
      const title = item.closest(".scenario").querySelector(":scope > :is(h4, h5)").textContent;
      texts.set(item, [around, rule ? rule.textContent : "", title, item.textContent].join(" ").toLowerCase());
    }
    return texts.get(item);
  };
  const pressed = (name) =>
    new Set(all(`.toggle[data-${name}][aria-pressed=true]`).map((button) => button.dataset[name]));

  const filter = () => {
    const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
    const standings = pressed("standing");
    const channels = pressed("channel");
    let shown = 0;
    for (const item of cases) {
      const fits =
        (!standings.size || standings.has(item.dataset.standing)) &&
        (!channels.size || channels.has(item.dataset.channel)) &&
        (!words.length || words.every((word) => textOf(item).includes(word)));
      item.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    for (const group of [".scenario", ".rule", ".feature"]) {
      for (const item of all(group)) item.hidden = !item.querySelector(".case:not([hidden])");
    }
    document.getElementById("no-match").hidden = shown > 0 || cases.length === 0;
    document.getElementById("shown").textContent = `${shown} of ${cases.length} cases shown`;
  };

  for (const button of all(".toggle")) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  }
  query.addEventListener("input", filter);
  toolbar.addEventListener("submit", (event) => event.preventDefault());
  const setAll = (open) => cases.forEach((item) => { if (!item.hidden) item.open = open; });
  document.getElementById("expand").addEventListener("click", () => setAll(true));
  document.getElementById("collapse").addEventListener("click", () => setAll(false));

  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      query.focus();
    }
  });

  const visit = () => {
    const item = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (!item || !item.classList.contains("case")) return;
    if (item.hidden) {
      query.value = "";
      all(".toggle").forEach((button) => button.setAttribute("aria-pressed", "false"));
      filter();
    }
    item.open = true;
    item.scrollIntoView({ block: "center" });
    item.querySelector("summary").focus({ preventScroll: true });
  };
  window.addEventListener("hashchange", visit);

  const viewer = document.getElementById("viewer");
  for (const button of all(".zoom")) {
    button.addEventListener("click", () => {
      const picture = button.querySelector("img");
      const large = viewer.querySelector("img");
      large.src = picture.src;
      large.alt = picture.alt;
      viewer.showModal();
    });
  }
  viewer.addEventListener("click", (event) => { if (event.target === viewer) viewer.close(); });

  if (navigator.clipboard) {
    for (const button of all(".copy")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.text);
        button.textContent = "Copied";
        setTimeout(() => { button.textContent = "Copy"; }, 1500);
      });
    }
  }

  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = all("details:not([open])").filter((item) => !item.hidden);
    closed.forEach((item) => { item.open = true; });
  });
  window.addEventListener("afterprint", () => closed.forEach((item) => { item.open = false; }));

  filter();
  // The browser itself jumps to the fragment first, and takes the focus away.
  window.addEventListener("load", () => requestAnimationFrame(visit));
})();

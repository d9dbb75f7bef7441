"""Whether a page shuts somebody out: axe's rules, and a walk over it with the Tab key."""

from axe_playwright_python.sync_playwright import Axe

from support.domain.site_screens import Fitness
from support.ui.tab import Tab

__all__ = ["fitness_of"]

_GRAVE = {"serious", "critical"}
_MORE = 4  # presses beyond the number of controls: the page's own start and end take some

# Numbers the controls that can be seen. Of the radios of one name and the tabs of one list, the Tab key
# reaches one, and arrows reach the others.
_NUMBER_CONTROLS = """
() => {
  const roles = ["button", "link", "menuitem", "checkbox", "switch", "tab", "radio"];
  const kinds = ["a[href]", "button", "input", "select", "textarea", "summary", "[contenteditable=true]"];
  const selector = [...kinds, ...roles.map((role) => `[role=${role}]`)].join(", ");
  const scope = [...document.querySelectorAll("[role=dialog][aria-modal=true]")].at(-1) ?? document;
  const isOneOfMany = (control) => control.type === "radio"
    || ["tab", "radio"].includes(control.getAttribute("role"));
  const groupOf = (control) => isOneOfMany(control)
    ? control.name || control.closest("[role=tablist], [role=radiogroup]") || control.parentElement
    : control;
  const canBeUsed = (control) => !control.disabled && control.type !== "hidden"
    && !control.closest("[inert], [aria-hidden=true]")
    && control.checkVisibility({ visibilityProperty: true });
  const groups = new Set();
  window.__controls = [...scope.querySelectorAll(selector)].filter((control) => {
    const isNew = canBeUsed(control) && !groups.has(groupOf(control));
    if (isNew) groups.add(groupOf(control));
    return isNew;
  });
  window.__reached = new Set();
  document.addEventListener("focusin", ({ target }) => {
    window.__controls.forEach((control, index) => {
      if (groupOf(control) === groupOf(target)) window.__reached.add(index);
    });
  });
  document.activeElement?.blur?.();
  return window.__controls.length;
}
"""
_UNREACHED = """
() => window.__controls.filter((control, index) => control.isConnected && !window.__reached.has(index))
  .map((control) => control.outerHTML.slice(0, 160))
"""


def fitness_of(tab: Tab) -> Fitness:
    """What shuts people out of the page that the tab shows."""
    found = Axe().run(tab.page, options={"resultTypes": ["violations"]})
    faults = tuple(
        f"{violation['id']} at {', '.join(str(node['target'][0]) for node in violation['nodes'][:3])}"
        for violation in found.response["violations"]
        if violation["impact"] in _GRAVE
    )
    controls: int = tab.page.evaluate(_NUMBER_CONTROLS)
    for _ in range(controls + _MORE):
        tab.page.keyboard.press("Tab")
    return Fitness(faults, tuple(tab.page.evaluate(_UNREACHED)), controls)

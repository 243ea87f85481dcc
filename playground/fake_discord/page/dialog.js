// A modal dialog that keeps the focus inside and gives it back when it closes.
import { h } from "./dom.js";

const FOCUSABLE = "a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [tabindex='0']";

/** Shows `content` in a native dialog with the given name; returns {element, close}. */
export function openDialog(className, label, content, { onClose } = {}) {
  const back = document.activeElement;
  const element = h(`dialog.${className}`, { "aria-label": label }, content);
  element.onkeydown = (event) => {
    if (event.key === "Tab") wrap(element, event);
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    element.close();
  };
  element.onclose = () => {
    element.remove();
    if (back?.isConnected) back.focus();
    onClose?.();
  };
  document.body.append(element);
  element.showModal();
  return { element, close: () => element.close() };
}

function wrap(element, event) {
  const stops = [...element.querySelectorAll(FOCUSABLE)].filter((each) => each.offsetParent && each.tabIndex >= 0);
  const [first, last] = [stops[0], stops.at(-1)];
  const leaving = event.shiftKey ? document.activeElement === first : document.activeElement === last;
  if (!leaving) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}

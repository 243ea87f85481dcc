// A menu beside a control or a point: arrow keys, type-ahead, Esc; the focus returns to where it came from.
import { h } from "./dom.js";
import { icon } from "./icons.js";

let close = () => {};

/** Items: {label, detail, run, checked, heading, glyph}. `at` is an element or {x, y}. */
export function openMenu(at, items, { label }) {
  close();
  const back = document.activeElement;
  const rows = items.map((item) => (item.heading ? h("div.menu-heading", { role: "presentation" }, item.heading) : row(item)));
  const menu = h("div.menu", { role: "menu", "aria-label": label }, rows);
  const buttons = rows.filter((each) => each.nodeName === "BUTTON");
  document.body.append(menu);
  place(menu, at);
  if (at instanceof Element) at.setAttribute("aria-expanded", "true");
  (buttons.find((each) => each.getAttribute("aria-checked") === "true") ?? buttons[0])?.focus();

  const outside = (event) => menu.contains(event.target) || shut(false);
  document.addEventListener("pointerdown", outside, true);

  function shut(focusBack = true) {
    document.removeEventListener("pointerdown", outside, true);
    menu.remove();
    if (at instanceof Element) at.setAttribute("aria-expanded", "false");
    if (focusBack && back?.isConnected) back.focus();
    close = () => {};
  }
  close = shut;

  function row(item) {
    const role = item.checked === undefined ? "menuitem" : "menuitemradio";
    const props = { type: "button", role, tabindex: "-1", "aria-checked": item.checked === undefined ? null : String(item.checked) };
    const run = () => {
      shut();
      item.run();
    };
    return h(
      "button.menu-item",
      { ...props, onclick: run },
      item.glyph,
      h("span.menu-text", null, item.label, item.detail && h("small", null, item.detail)),
      item.checked && icon("check"),
    );
  }

  menu.onkeydown = (event) => {
    const index = buttons.indexOf(document.activeElement);
    const moves = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: buttons.length - 1 };
    if (event.key in moves) buttons.at(moves[event.key] % buttons.length)?.focus();
    else if (event.key === "Escape" || event.key === "Tab") shut();
    else if (event.key.length === 1 && /\w/.test(event.key)) typeAhead(buttons, index, event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function typeAhead(buttons, index, letter) {
  const wanted = [...buttons.slice(index + 1), ...buttons].find((each) =>
    each.textContent.trim().toLowerCase().startsWith(letter.toLowerCase()),
  );
  wanted?.focus();
}

function place(menu, at) {
  const edge = 8;
  const box = at instanceof Element ? at.getBoundingClientRect() : { left: at.x, top: at.y, bottom: at.y };
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = box.bottom + 4 + height <= innerHeight - edge;
  const top = below ? box.bottom + 4 : box.top - height - 4;
  menu.style.left = `${Math.max(edge, Math.min(box.left, innerWidth - width - edge))}px`;
  menu.style.top = `${Math.max(edge, Math.min(top, innerHeight - height - edge))}px`;
}

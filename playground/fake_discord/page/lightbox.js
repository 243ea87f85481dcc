// Shows one picture large, with its alt text and the way to its neighbours.
import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";

const SWIPE_PX = 50;

/** Pictures: [{url, alt, name, width, height}]. */
export function openLightbox(pictures, start) {
  let index = start;
  const image = h("img.lightbox-picture", { draggable: "false" });
  const caption = h("p.lightbox-caption", { tabindex: "0", "aria-live": "polite" });
  const count = h("span.lightbox-count");
  const original = h("a.lightbox-open", { target: "_blank", rel: "noopener" }, icon("open"), "Open original");
  const move = (step) => {
    index = (index + step + pictures.length) % pictures.length;
    show();
  };
  const turn = (step, name, glyph) =>
    pictures.length > 1 &&
    h("button.lightbox-turn", { type: "button", class: glyph, "aria-label": name, onclick: () => move(step) }, icon(glyph));
  const closer = h("button.lightbox-close", { type: "button", "aria-label": "Close", autofocus: true }, icon("close"));
  const stage = h("div.lightbox-stage", null, image);

  function show() {
    const item = pictures[index];
    image.src = item.url;
    image.alt = item.alt || item.name || "Picture";
    caption.textContent = item.alt || "This picture has no alt text.";
    count.textContent = pictures.length > 1 ? `${index + 1} of ${pictures.length}` : "";
    original.href = item.url;
  }

  show();
  const foot = h("div.lightbox-foot", null, caption, h("div.lightbox-links", null, count, original));
  const { element, close } = openDialog("lightbox", "Picture", [
    closer,
    turn(-1, "Previous picture", "left"),
    stage,
    turn(1, "Next picture", "right"),
    foot,
  ]);
  closer.onclick = close;
  stage.onclick = (event) => event.target === stage && close();
  element.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft" && pictures.length > 1) move(-1);
    if (event.key === "ArrowRight" && pictures.length > 1) move(1);
  });
  swipe(stage, (step) => pictures.length > 1 && move(step));
}

function swipe(stage, move) {
  let from = null;
  stage.onpointerdown = (event) => {
    from = event.clientX;
  };
  stage.onpointerup = (event) => {
    const way = from === null ? 0 : event.clientX - from;
    if (Math.abs(way) > SWIPE_PX) move(way < 0 ? 1 : -1);
    from = null;
  };
  stage.onpointercancel = () => {
    from = null;
  };
}

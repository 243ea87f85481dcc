// Shows the modals that the bot opens, and sends them.
import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { field } from "./field.js";
import { icon } from "./icons.js";
import { submitModal } from "./interactions.js";
import { markdown } from "./markdown.js";
import { botName, on } from "./store.js";

const ROW = 1;
const TEXT = 10;

export const mountModals = () => on("modal", open);

function open({ interaction, title, components }) {
  const fields = [];
  const keep = (made) => {
    fields.push(made);
    return made.node;
  };
  const body = components.flatMap((each) => {
    if (each.type === TEXT) return h("div.text", null, markdown(each.content));
    if (each.type === ROW) return each.components.map((input) => keep(field(input, input)));
    return keep(field(each.component, each));
  });
  const alert = h("p.field-error", { role: "alert" });
  const submit = h("button.button.primary", { type: "submit" }, h("span.button-face", null, "Submit"));
  const cancel = h("button.button.secondary", { type: "button" }, "Cancel");
  const closer = h("button.icon-button", { type: "button", "aria-label": "Close" }, icon("close"));
  const form = h(
    "form.modal-form",
    { novalidate: true },
    h("header.modal-head", null, h("div", null, h("h2", null, title), h("small", null, `from ${botName()}`)), closer),
    h("div.modal-body", null, body, alert),
    h("footer.modal-foot", null, cancel, submit),
  );
  const { close } = openDialog("modal", title, form);
  closer.onclick = cancel.onclick = close;
  fields[0]?.focus();

  form.onsubmit = async (event) => {
    event.preventDefault();
    const bad = fields.filter((each) => !each.check());
    if (bad.length || submit.disabled) return bad[0]?.focus();
    submit.disabled = true;
    submit.setAttribute("aria-busy", "true");
    alert.textContent = "";
    try {
      await submitModal(interaction, Object.fromEntries(fields.map((each) => [each.id, each.value()])));
      close();
    } catch (refusal) {
      alert.textContent = refusal.message;
    } finally {
      submit.disabled = false;
      submit.removeAttribute("aria-busy");
    }
    return undefined;
  };
}

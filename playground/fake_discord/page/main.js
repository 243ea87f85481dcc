// Puts the page together.
import { Composer } from "./composer.js";
import { acceptFiles } from "./drop.js";
import { h } from "./dom.js";
import { mountBanner, mountHeader } from "./header.js";
import { mountModals } from "./modal.js";
import { startClock } from "./moments.js";
import { mountPanel } from "./panel.js";
import { mountSidebar } from "./sidebar.js";
import { start } from "./store.js";
import { mountTimeline } from "./timeline.js";

const at = (id) => document.querySelector(`#${id}`);
const RETRY_MS = 1500;

// As in Discord, whoever just types means the composer.
function typingBegins(event) {
  const idle = document.activeElement === null || document.activeElement === document.body;
  return idle && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
}

async function begin() {
  try {
    await start();
  } catch (problem) {
    at("timeline").replaceChildren(h("p.failure.boot", { role: "alert" }, `${problem.message} Trying again…`));
    setTimeout(begin, RETRY_MS);
    return;
  }
  at("timeline").replaceChildren();
  const panel = mountPanel(at("panel"));
  mountTimeline(at("timeline"));
  mountSidebar(at("sidebar"));
  mountHeader(at("header"), { onPanel: panel.toggle });
  mountBanner(at("banner"));
  mountModals();
  const composer = new Composer(at("composer"));
  composer.commandsChanged();
  acceptFiles(
    (files) => composer.takeFiles(files),
    () => (composer.bar ? `Drop to add to /${composer.bar.command.label}` : "Drop to attach to your message"),
  );
  startClock();
  at("app").dataset.state = "ready";
  document.addEventListener("keydown", (event) => typingBegins(event) && (composer.bar ?? composer.field).focus());
}

begin();

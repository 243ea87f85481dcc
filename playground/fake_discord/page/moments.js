// Words for moments, and the clock that keeps the relative ones true.
import { h } from "./dom.js";

const STEPS = [["year", 31_536_000], ["month", 2_592_000], ["day", 86_400], ["hour", 3600], ["minute", 60], ["second", 1]];
// English dates are told the British way, day before month.
const speaking = (locale) => (locale.startsWith("en") ? "en-GB" : locale);
let language = "en-GB";
let relativeWords = new Intl.RelativeTimeFormat(language, { numeric: "auto" });

/** From now on, moments are told in this language of Discord's. */
export function speakTimes(locale) {
  language = speaking(locale);
  relativeWords = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
}

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};

export function relative(unix, now = Date.now() / 1000) {
  const seconds = Math.round(unix - now);
  const [unit, size] = STEPS.find(([, each]) => Math.abs(seconds) >= each) ?? ["second", 1];
  return relativeWords.format(Math.round(seconds / size), unit);
}

const spoken = (date, style) => new Intl.DateTimeFormat(language, STYLES[style] ?? STYLES.f).format(date);
const wording = (unix, style) => (style === "R" ? relative(unix) : spoken(new Date(unix * 1000), style));

export function moment(unix, style = "f") {
  const date = new Date(unix * 1000);
  if (Number.isNaN(date.getTime())) return `<t:${unix}>`;
  const data = { unix, style };
  const title = spoken(date, "F");
  return h("time.moment", { datetime: date.toISOString(), title, data, "aria-live": "off" }, wording(unix, style));
}

export const clockTime = (date) => spoken(date, "t");

/** "14:03" for today, with its date for anything older. */
export function stamp(date) {
  const today = date.toDateString() === new Date().toDateString();
  return today ? clockTime(date) : `${spoken(date, "d")} ${clockTime(date)}`;
}

export function startClock() {
  setInterval(() => {
    for (const node of document.querySelectorAll('time[data-style="R"]')) {
      const words = relative(Number(node.dataset.unix));
      if (node.firstChild?.data !== words) node.firstChild.data = words;
    }
  }, 1000);
}

// The bot's slash commands as a flat list, how to find one by typing, and how to read a typed command line.
// `name` is what is sent, `label` what the member reads in their language.

const CHAT = 1;
const GROUPING = new Set([1, 2]);

const inLanguage = (item, field, locale) => item[`${field}_localizations`]?.[locale] ?? item[field];

/** A command, option or choice with what a member reads of it in `locale`, and everything below it. */
export function localized(item, locale) {
  const made = { ...item, label: inLanguage(item, "name", locale), description: inLanguage(item, "description", locale) };
  for (const below of ["options", "choices"]) if (item[below]) made[below] = item[below].map((each) => localized(each, locale));
  return made;
}

/** What a member reads for a command's path, e.g. "studio setup"; a path that is not known stays as it is. */
export function readable(commands, path) {
  const words = [];
  let here = commands;
  for (const name of path.split(" ")) {
    const found = here?.find((each) => each.name === name);
    if (!found) return commands.find((each) => each.name === path)?.label ?? path;
    words.push(found.label);
    here = found.options;
  }
  return words.join(" ");
}

/** Every command that can be sent: {name: "studio setup", label, description, options, group}. */
export const flatten = (commands, bot) =>
  commands
    .filter((each) => (each.type ?? CHAT) === CHAT)
    .flatMap((each) => leaves(each, [], bot))
    .sort((a, b) => a.depth - b.depth || a.label.localeCompare(b.label));

function leaves(command, path, group) {
  const here = [...path, command];
  const children = (command.options ?? []).filter((each) => GROUPING.has(each.type));
  const below = path.length ? group : `${group} · ${command.label}`;
  if (children.length) return children.flatMap((each) => leaves(each, here, below));
  const { description, options = [] } = command;
  const joined = (key) => here.map((each) => each[key]).join(" ");
  return [{ name: joined("name"), label: joined("label"), description, options: requiredFirst(options), group, depth: path.length ? 1 : 0 }];
}

const requiredFirst = (options) => [...options].sort((a, b) => Number(Boolean(b.required)) - Number(Boolean(a.required)));

/** Commands that fit what stands behind the slash: first those that begin with it, then those that hold it. */
export function search(list, typed) {
  const wanted = typed.trim().toLowerCase();
  const begins = list.filter((each) => each.label.startsWith(wanted) || each.name.startsWith(wanted));
  const holds = list.filter((each) => !begins.includes(each) && `${each.label} ${each.description}`.toLowerCase().includes(wanted));
  return [...begins, ...holds];
}

/** Reads "/imagine prompt: a fox pictures: 2" or "/imagine a fox"; null while no command is complete. */
export function parse(list, line) {
  const ways = list.flatMap((command) => [...new Set([command.label, command.name])].map((words) => ({ command, words })));
  const found = ways.sort((a, b) => b.words.length - a.words.length).find(({ words }) => line.startsWith(`/${words} `));
  if (!found) return null;
  return { command: found.command, values: readOptions(found.command, line.slice(found.words.length + 2)) };
}

function readOptions(command, rest) {
  const named = new Map(command.options.flatMap(({ label, name }) => [[label, name], [name, name]]));
  const names = [...named.keys()].join("|");
  const marks = names ? [...rest.matchAll(new RegExp(`(?:^|\\s)(${names}):\\s*`, "g"))] : [];
  const values = {};
  const before = (marks.length ? rest.slice(0, marks[0].index) : rest).trim();
  const first = command.options.find((each) => each.type === 3);
  if (before && first) values[first.name] = before;
  marks.forEach((mark, index) => {
    const end = marks[index + 1]?.index ?? rest.length;
    values[named.get(mark[1])] = rest.slice(mark.index + mark[0].length, end).trim();
  });
  return values;
}

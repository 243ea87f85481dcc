// Says in words what is wrong with an option's value, as a real client would before anything is sent.

export const TYPE = { STRING: 3, INTEGER: 4, BOOLEAN: 5, USER: 6, CHANNEL: 7, ROLE: 8, MENTIONABLE: 9, NUMBER: 10, ATTACHMENT: 11 };

/** A sentence, or null when `text` will do. Empty is fine for what is not required. */
export function problem(option, text) {
  if (text === "" || text === null || text === undefined) return option.required ? "This option is required. Give it a value." : null;
  if (option.type === TYPE.INTEGER || option.type === TYPE.NUMBER) return numberProblem(option, text);
  return option.type === TYPE.STRING ? lengthProblem(option, String(text)) : null;
}

function numberProblem({ type, min_value: low, max_value: high }, text) {
  const whole = type === TYPE.INTEGER;
  const number = Number(text);
  const fits = Number.isFinite(number) && (low ?? -Infinity) <= number && number <= (high ?? Infinity);
  if (fits && (!whole || Number.isSafeInteger(number))) return null;
  return `Must be ${whole ? "a whole number" : "a number"}${range(low, high)}.`;
}

function range(low, high) {
  if (low !== undefined && high !== undefined) return ` between ${low} and ${high}`;
  if (low !== undefined) return `, at least ${low}`;
  return high === undefined ? "" : `, at most ${high}`;
}

// Discord counts code points where JavaScript counts UTF-16 units.
function lengthProblem({ min_length: low = 0, max_length: high = 6000 }, text) {
  const { length } = [...text];
  if (length > high) return `Too long: ${length} characters, ${high} are allowed.`;
  return length < low ? `Too short: ${length} characters, at least ${low} are needed.` : null;
}

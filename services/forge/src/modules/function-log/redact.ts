/** A run of characters that a key or an address may have; each is looked at once, so that no line takes long. */
const WORD = /[^\s"<>()[\]{},;]+/g;
const NUMBER = /\+?\d(?:[ ().-]{0,2}\d){6,}/g;
const SHORTEST_KEY = 24;

/**
 * A line for people of a publisher, who are not the customer's: addresses, keys and long numbers are taken out. Too
 * much is taken rather than too little.
 */
export function redact(text: string): string {
  return text.replaceAll(WORD, redactWord).replaceAll(NUMBER, '[number]');
}

function redactWord(word: string): string {
  const end = /[.:!?]$/.exec(word)?.[0] ?? '';
  if (/@[^@]/.test(word)) return `[e-mail]${end}`;
  const isKey = word.length >= SHORTEST_KEY && /\d/.test(word) && /\p{L}/u.test(word);
  return isKey ? `[token]${end}` : word;
}

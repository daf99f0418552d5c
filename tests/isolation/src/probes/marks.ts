const IDS =
  /\b(?:act|key|art|aud|cas|con|crl|dec|hst|ins|inv|irq|irl|iss|mkt|msg|ntc|plg|pol|pbk|pub|res|run|slt|trp|upl|ver|fnd)_[0-9a-hjkmnp-tv-z]{10,}\b/g;
const DIGESTS = /\b[0-9a-f]{64}\b/g;
const INSTANTS = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z/g;

/** By what a text betrays whose it is. */
export interface Marks {
  marker: string;
  ids: ReadonlySet<string>;
}

export function marksOf(
  marker: string,
  rows: Record<string, string>,
  alsoElsewhere: Record<string, string>,
): Marks {
  const common = new Set(tokensIn(Object.values(alsoElsewhere).join('\n')));
  const own = tokensIn(Object.values(rows).join('\n')).filter((token) => !common.has(token));
  return { marker, ids: new Set(own) };
}

/** The marks that stand in an answer and were not in the question. Signed texts are opened. */
export function marksIn(answer: unknown, { marker, ids }: Marks, question: unknown): string[] {
  const text = opened(JSON.stringify(answer));
  const asked = JSON.stringify(question);
  const found = tokensIn(text).filter((token) => ids.has(token) && !asked.includes(token));
  return [...new Set([...(text.includes(marker) ? [marker] : []), ...found])];
}

/** The same question about things that exist nowhere. */
export function aboutNothing<T>(question: T): T {
  const text = JSON.stringify(question)
    .replaceAll(IDS, (id) => `${id.slice(0, 4)}${'0'.repeat(id.length - 4)}`)
    .replaceAll(DIGESTS, '0'.repeat(64));
  return JSON.parse(text) as T;
}

const REQUESTS = /"requestId":"[^"]*"/g;

/** An answer without what it echoes and without the time of day. */
export function anonymous(answer: unknown): string {
  return JSON.stringify(answer)
    .replaceAll(IDS, '<id>')
    .replaceAll(DIGESTS, '<digest>')
    .replaceAll(INSTANTS, '<at>')
    .replaceAll(REQUESTS, '"requestId":"<id>"');
}

const tokensIn = (text: string): string[] =>
  text.match(new RegExp(`${IDS.source}|${DIGESTS.source}`, 'g')) ?? [];

/** With the JSON of signed texts and envelopes beside them, so that base64 hides nothing. */
function opened(text: string): string {
  const payloads = text.match(/\beyJ[\w+/-]{8,}/g) ?? [];
  return [text, ...payloads.map((payload) => Buffer.from(payload, 'base64').toString())].join('\n');
}

/**
 * Blots secrets out of what comes back, in the forms a server would echo them in: as they are, in JSON, in a URL, in
 * base64 or hex. A server that was trusted with a secret and means to give it away can always disguise it further.
 * The length stays, so that sizes and offsets do.
 */
export function blotter(values: Iterable<string>): (text: string) => string {
  const forms = [...new Set([...values].flatMap(formsOf))].sort((one, other) => other.length - one.length);
  return (text) => forms.reduce((left, form) => left.replaceAll(form, () => '*'.repeat(form.length)), text);
}

function formsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  return [
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    new URLSearchParams({ '': value }).toString().slice(1),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ];
}

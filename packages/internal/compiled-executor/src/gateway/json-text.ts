/** Data of an answer that was written as JSON text and never was an object. Whoever asks for an object still gets one. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** Writes an answer for the wire; text that is written already is not read again. For Apollo Server's `stringifyResult`. */
export function stringifyAnswer(answer: {
  readonly data?: unknown;
  readonly errors?: unknown;
  readonly extensions?: unknown;
}): string {
  const { data, ...rest } = answer;
  if (!(data instanceof JsonText)) return JSON.stringify(answer);
  const others = JSON.stringify(rest);
  return others === '{}' ? `{"data":${data.text}}` : `{"data":${data.text},${others.slice(1)}`;
}

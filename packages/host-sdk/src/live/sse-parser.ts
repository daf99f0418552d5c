/** One event of a server-sent stream. */
export interface ServerEvent {
  /** `message` when the server named none. */
  readonly event: string;
  readonly data: string;
  readonly id: string | null;
}

/** An event larger than this is no event of ours. */
const MAX_EVENT = 256_000;

/** Reads a server-sent stream piece by piece, however it was cut. Comments are passed over. */
export function createSseParser(onEvent: (event: ServerEvent) => void): (chunk: string) => void {
  let rest = '';
  let event = 'message';
  let id: string | null = null;
  let data: string[] = [];

  function dispatch(): void {
    if (data.length > 0) onEvent({ event, id, data: data.join('\n') });
    event = 'message';
    id = null;
    data = [];
  }

  function readLine(line: string): void {
    if (line === '') {
      dispatch();
      return;
    }
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
    else if (field === 'event') event = value;
    else if (field === 'id') id = value;
  }

  return (chunk) => {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) readLine(line);
    if (rest.length + data.length * 2 > MAX_EVENT)
      throw new RangeError('The live channel sent an endless event.');
  };
}

/** Where something stands in a text; both counted from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const SPACE = /\s*/y;
const TEXT = /"(?:[^"\\]|\\.)*"/y;
const BARE = /[^\s,\]}]+/y;

/** Where the value of a JSON pointer stands in a text that is known to be JSON; its nearest parent when it is missing. */
export function locatePointer(json: string, pointer: string): Position {
  const wanted = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  let at = 0;
  let best = 0;

  function take(pattern: RegExp): string {
    pattern.lastIndex = at;
    const found = pattern.exec(json)?.[0] ?? '';
    at += found.length;
    return found;
  }

  /** Reads one value; `depth` parts of the pointer lead to it, or -1 when it lies elsewhere. */
  function value(depth: number): void {
    take(SPACE);
    if (depth >= 0) best = at;
    const opening = json[at];
    if (opening === '{') members(depth, '}');
    else if (opening === '[') members(depth, ']');
    else if (opening === '"') take(TEXT);
    else take(BARE);
  }

  function members(depth: number, closing: '}' | ']'): void {
    at++;
    for (let index = 0; at < json.length; index++) {
      take(SPACE);
      if (json[at] === closing) break;
      const name = closing === '}' ? nameOfMember() : String(index);
      value(depth >= 0 && wanted[depth] === name ? depth + 1 : -1);
      take(SPACE);
      if (json[at] === ',') at++;
    }
    at++;
  }

  function nameOfMember(): string {
    const name: unknown = JSON.parse(take(TEXT));
    take(SPACE);
    at++;
    return String(name);
  }

  value(0);
  const before = json.slice(0, best).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

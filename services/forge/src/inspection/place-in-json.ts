const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|([{}[\],:])|[^\s{}[\],:"]+)/y;

interface Place {
  line: number;
  column: number;
}

/** Where the value that a JSON pointer names begins, counted from 1; null when there is none. `text` is valid JSON. */
export function placeInJson(text: string, pointer: string): Place | null {
  const offset = offsetsIn(text).get(pointer);
  if (offset === undefined) return null;
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The offset of every value, by its pointer. */
function offsetsIn(text: string): Map<string, number> {
  const offsets = new Map<string, number>();
  let at = 0;

  function next(): { token: string; start: number } {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0] ?? '';
    const start = at + token.length - token.trimStart().length;
    at += token.length;
    return { token: token.trimStart(), start };
  }

  function value(pointer: string, { token, start }: { token: string; start: number }): void {
    offsets.set(pointer, start);
    if (token === '{') members(pointer);
    if (token === '[') items(pointer);
  }

  function members(pointer: string): void {
    for (let key = next(); key.token !== '}' && key.token !== ''; key = next()) {
      if (key.token === ',') continue;
      next();
      value(`${pointer}/${escaped(String(JSON.parse(key.token)))}`, next());
    }
  }

  function items(pointer: string): void {
    let index = 0;
    for (let item = next(); item.token !== ']' && item.token !== ''; item = next())
      if (item.token !== ',') value(`${pointer}/${index++}`, item);
  }

  value('', next());
  return offsets;
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

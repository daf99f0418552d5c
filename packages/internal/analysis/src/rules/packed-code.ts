import { defineRule } from '../rule.ts';

const PACKER =
  /\b(?:eval|Function)\s*\(\s*function\s*\(\s*p\s*,\s*a\s*,\s*c\s*,\s*k\s*,\s*e\s*,?\s*[dr]?\s*\)/;
/** Programs that are written in these six letters alone. */
const SYMBOLS: ReadonlySet<number> = new Set(Array.from('[]()!+', (letter) => letter.charCodeAt(0)));
const LONG_ROW = 150;
/** Letters taken out of the names of booleans: `(![]+[])[+!+[]]`. */
const COERCED = /(?:\(!{1,2}\[\]\s*\+\s*\[\]\)\s*\[[^\]]*\[\][^\]]*\]*\]\s*\+?\s*){2,}/;
const FACES = /ﾟωﾟ|ﾟДﾟ|\$\$\$\$_|__\$\$_|_\$_\$_/;

export const packedCode = defineRule({
  id: 'packed-code',
  severity: 'critical',
  threat: 'obfuscation',
  title: 'The code is packed',
  why: 'A packer turns a program into a text that unpacks and runs itself, so that nobody can read it.',
  fix: 'Ship readable code, or minified code with a source map.',
  example: {
    bad: 'eval(function(p,a,c,k,e,d){return p}("0",1,1,"x".split("|"),0,{}));',
    good: 'const run = (p, a) => p + a;',
  },
  cwe: 506,
  visit: {
    file: ({ file, report }) => {
      const tell = (start: number, length: number): void => {
        report({ start, end: start + Math.min(length, 200) }, { message: 'This is the mark of a packer.' });
      };
      for (const pattern of [PACKER, COERCED, FACES]) {
        const match = pattern.exec(file.text);
        if (match) tell(match.index, match[0].length);
      }
      const row = rowOfSymbols(file.text);
      if (row) tell(row.start, row.end - row.start);
    },
  },
});

/** The first long row of those letters. It lies over one of the places that are looked at, which are few. */
function rowOfSymbols(text: string): { start: number; end: number } | null {
  const isSymbol = (at: number): boolean => SYMBOLS.has(text.charCodeAt(at));
  for (let at = LONG_ROW - 1; at < text.length; at += LONG_ROW) {
    let [start, end] = [at, at];
    while (isSymbol(start - 1)) start -= 1;
    while (isSymbol(end)) end += 1;
    if (end - start >= LONG_ROW) return { start, end };
  }
  return null;
}

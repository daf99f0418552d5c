import { defineRule } from '../rule.ts';

const PACKER =
  /\b(?:eval|Function)\s*\(\s*function\s*\(\s*p\s*,\s*a\s*,\s*c\s*,\s*k\s*,\s*e\s*,?\s*[dr]?\s*\)/;
const SYMBOLS = /[[\]()!+]{150,}/;
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
      for (const pattern of [PACKER, SYMBOLS, COERCED, FACES]) {
        const match = pattern === SYMBOLS && !mayHoldSymbols(file.text) ? null : pattern.exec(file.text);
        if (match)
          report(
            { start: match.index, end: match.index + Math.min(match[0].length, 200) },
            { message: 'This is the mark of a packer.' },
          );
      }
    },
  },
});

/** A row so long lies over one of the places that are looked at. */
function mayHoldSymbols(text: string): boolean {
  for (let at = LONG_ROW - 1; at < text.length; at += LONG_ROW)
    if ('[]()!+'.includes(text.charAt(at))) return true;
  return false;
}

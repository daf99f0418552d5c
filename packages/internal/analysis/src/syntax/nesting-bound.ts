const LEVEL = 4;

/**
 * How deep the syntax of a text may nest, guessed without parsing it: four for an open bracket, one for a mark that
 * chains (`a=>b=>c`, `!!a`, `a?b:c?d:e`, `if(a)if(b)`). Strings and comments are read like code.
 * The native parser recurses: what nests some thousand levels deep ends the whole process, and nothing can catch that.
 */
export function nestingBound(text: string): number {
  /** Opening brackets, each with the marks that were pending before it. */
  const open: [string, number][] = [];
  let marks = 0;
  let before = 0;
  let deepest = 0;
  let last = '';
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Letters, digits and blanks say nothing.
    if (code === 32 || code === 9 || code === 13) continue;
    if (isWord(code)) {
      if (last === ')' || (last === '}' && code === 0x65)) marks += 1;
      else if (last === '}') marks = 0;
      last = 'a';
      continue;
    }
    const char = text.charAt(at);
    const closes = PAIRS[char];
    if (char === '(' || char === '[' || char === '{') {
      open.push([char, marks]);
      before += marks;
      marks = 0;
    } else if (closes !== undefined) {
      const depth = open.findLastIndex(([opened]) => opened === closes);
      // A bracket in a text has no partner: it leaves with the next one that has.
      for (const [, pending] of depth < 0 ? [] : open.splice(depth)) {
        before -= pending;
        marks = pending;
      }
    } else if (char === ';' || char === ',' || (char === '\n' && ENDS.has(last))) marks = 0;
    else if (CHAINS.has(char)) marks += 1;
    if (char !== '\n') last = char;
    const bound = open.length * LEVEL + before + marks;
    if (bound > deepest) deepest = bound;
  }
  return deepest;
}

const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const CHAINS = new Set('?=!~<+-*|&`');
/** Behind these a line that ends mostly ends a statement. */
const ENDS = new Set(['a', '"', "'", ']', '}']);

function isWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
  );
}

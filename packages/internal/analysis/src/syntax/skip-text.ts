/** Where a line ends, for comments and for texts that were never closed. */
const LINE_END = /[\n\r\u2028\u2029]/g;

/** The end of what is no code at `at`: a comment, a quoted text or a pattern; `at` itself where code stands. */
export function skipText(text: string, at: number, mayBePattern: boolean): number {
  const char = text.charAt(at);
  if (char === '"' || char === "'") return afterQuote(text, at, char);
  if (char !== '/') return at;
  const next = text.charAt(at + 1);
  if (next === '/') return lineEnd(text, at);
  if (next === '*') {
    const end = text.indexOf('*/', at + 2);
    return end < 0 ? text.length : end + 2;
  }
  return mayBePattern ? afterPattern(text, at) : at;
}

/** Where the text of a template goes over into code, or ends: the place behind `${` or the closing mark. */
export function skipTemplate(text: string, from: number): { at: number; isCode: boolean } {
  for (let at = from; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\') at += 1;
    else if (char === '`') return { at: at + 1, isCode: false };
    else if (char === '$' && text.charAt(at + 1) === '{') return { at: at + 2, isCode: true };
  }
  return { at: text.length, isCode: false };
}

function lineEnd(text: string, from: number): number {
  LINE_END.lastIndex = from;
  return LINE_END.exec(text)?.index ?? text.length;
}

function afterQuote(text: string, from: number, quote: string): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\') at += 1;
    else if (char === quote) return at + 1;
    else if (char === '\n' || char === '\r') return at;
  }
  return text.length;
}

/** A slash that opens no pattern on its line divides. */
function afterPattern(text: string, from: number): number {
  let isClass = false;
  for (let at = from + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\n' || char === '\r') return from;
    if (char === '\\') at += 1;
    else if (char === '[') isClass = true;
    else if (char === ']') isClass = false;
    else if (char === '/' && !isClass) return at + 1;
  }
  return from;
}

import { nestingBound } from './syntax/nesting-bound.ts';
import { parseSource } from './syntax/parse-source.ts';

/** Code in an attribute: `onload="…"`, `href="javascript:…"`. */
export interface Handler {
  /** Where it begins in the markup, and how many characters it has there. */
  start: number;
  length: number;
  /** As a parser reads it, of the same length: what was written as an entity is one character and blanks. */
  body: string;
}

/** A tag's begin and end, an attribute that may hold code, and any other in quotes, which may hold what looks like either. */
const TOKEN =
  /<[a-z][\w:-]*|>|(\s(?:on[a-z]{3,24}|href|src|action|formaction|xlink:href)\s{0,9}=\s{0,9}(["'])(\s{0,9}javascript:)?)((?:(?!\2)[^]){0,10000})\2|=\s{0,9}(?:"[^"]{0,100000}"|'[^']{0,100000}')/gi;
const ENTITY = /&(quot|apos|amp|lt|gt|#39|#34|#x27|#x22);/gi;
const CHARACTERS: Readonly<Record<string, string>> = {
  ...{ quot: '"', apos: "'", amp: '&', lt: '<', gt: '>' },
  ...{ '#39': "'", '#34': '"', '#x27': "'", '#x22': '"' },
};
const DEEPEST = 100;
/** Each is parsed by itself first; no page that people read has as many. */
const MOST = 5_000;

/** The handlers of markup, in order. What is no code is none: templates of other languages stand in pages, too. */
export function handlersIn(markup: string): Handler[] {
  const found: Handler[] = [];
  let isTag = false;
  let parsed = 0;
  for (const { 0: token, 1: opening, 3: scheme, 4: written = '', index } of markup.matchAll(TOKEN)) {
    if (token.startsWith('<')) isTag = true;
    else if (token === '>') isTag = false;
    else if (isTag && opening !== undefined && (scheme !== undefined || /^\son/i.test(opening))) {
      const body = written.replace(ENTITY, decoded);
      parsed += 1;
      if (parsed > MOST) break;
      if (isCode(body)) found.push({ start: index + opening.length, length: written.length, body });
    }
  }
  return found;
}

function decoded(entity: string, name: string): string {
  return (CHARACTERS[name.toLowerCase()] ?? '').padEnd(entity.length);
}

function isCode(body: string): boolean {
  if (body.trim() === '' || nestingBound(body, DEEPEST) > DEEPEST) return false;
  return parseSource('handler.js', `()=>{${body}}`).syntaxError === null;
}

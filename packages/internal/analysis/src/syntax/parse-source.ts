import { LimitReached } from '../limit-reached.ts';
import { parseSync, rawTransferSupported, type Comment, type ParserOptions, type Program } from 'oxc-parser';

export interface Parsed {
  program: Program;
  comments: Comment[];
  syntaxError: { message: string; offset: number } | null;
}

const LANGUAGES: Record<string, NonNullable<ParserOptions['lang']>> = {
  ts: 'ts',
  mts: 'ts',
  cts: 'ts',
  tsx: 'tsx',
  js: 'jsx',
  mjs: 'jsx',
  cjs: 'jsx',
  jsx: 'jsx',
};

/** Whether the engine reads this file as code. Declaration files hold none. */
export function isSource(file: string): boolean {
  return extensionOf(file) in LANGUAGES && !/\.d\.[cm]?ts$/.test(file);
}

function extensionOf(file: string): string {
  return file.slice(file.lastIndexOf('.') + 1).toLowerCase();
}

/** Parses once as what the extension says, and again as a script when only a script may say it. */
export function parseSource(file: string, text: string): Parsed {
  const first = attempt(file, text, 'unambiguous');
  if (!first.syntaxError) return first;
  const second = attempt(file, text, 'commonjs');
  return second.syntaxError ? first : second;
}

export const TOO_DEEP = 'It nests too deep to be read safely. Take the innermost parts out of it.';
/** Characters of a file within which no chain is long enough to end the parser when it writes JSON. */
const LONGEST_CHAIN = 60_000;

/**
 * The tree is read out of the parser's own memory, which is over twice as fast as by JSON. That takes some gigabytes of
 * addresses (not of memory), which a limited process may be refused: then JSON does.
 */
let isRaw = rawTransferSupported();

function attempt(file: string, text: string, sourceType: 'unambiguous' | 'commonjs'): Parsed {
  const options: ParserOptions = {
    lang: LANGUAGES[extensionOf(file)] ?? 'jsx',
    sourceType,
    preserveParens: false,
  };
  // Told by the parser's documents, and not yet by its types.
  const raw = { ...options, experimentalRawTransfer: isRaw };
  try {
    return parsed(file, text, raw);
  } catch (error) {
    if (!isRaw || !(error instanceof RangeError)) throw error;
    if (/allocation/i.test(error.message)) isRaw = false;
    // Thousands of `a.b.b.b`: what came out of the parser is too deep to be read by recursion, which JSON does without.
    else if (text.length > LONGEST_CHAIN) throw new LimitReached(TOO_DEEP);
    return parsed(file, text, options);
  }
}

function parsed(file: string, text: string, options: ParserOptions): Parsed {
  const result = parseSync(file, text, options);
  const error = result.errors[0];
  return {
    program: result.program,
    comments: result.comments,
    syntaxError: error ? { message: error.message, offset: error.labels[0]?.start ?? 0 } : null,
  };
}

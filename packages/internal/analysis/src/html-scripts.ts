import { handlersIn } from './html-handlers.ts';

const PAGES = /\.(?:html?|xhtml|svg|vue|svelte)$/i;
const SCRIPT = /(<script\b([^>]*)>)([^]*?)(<\/script\s*>)/gi;
const OTHER =
  /\btype\s*=\s*["']?(?!module|text\/javascript|application\/javascript|text\/ecmascript)[\w/+-]+/i;

/** Whether a file is a page that may hold scripts. */
export function isPage(name: string): boolean {
  return PAGES.test(name);
}

/** The scripts and handlers of a page, each where it stands: everything else becomes blank, so that places stay the same. */
export function scriptsOfPage(text: string): string | null {
  let code = '';
  let at = 0;
  for (const match of text.matchAll(SCRIPT)) {
    const [, open = '', attributes = '', body = ''] = match;
    if (OTHER.test(attributes)) continue;
    const start = match.index + open.length;
    // One script must not run into what stands around it.
    code += `${withHandlers(text.slice(at, start)).slice(0, -1)};${body};`;
    at = start + body.length + 1;
  }
  code += withHandlers(text.slice(at));
  return code.trim() === '' ? null : code;
}

/** Markup with nothing left but its handlers, as functions that nobody calls. */
function withHandlers(markup: string): string {
  let code = '';
  let at = 0;
  for (const { start, body, length } of handlersIn(markup)) {
    code += `${blank(markup.slice(at, start)).slice(0, -OPEN.length)}${OPEN}${body}}`;
    // The quote that ends it.
    at = start + length + 1;
  }
  return code + blank(markup.slice(at));
}

/** Shorter than any name of a handler with its quote. */
const OPEN = ';()=>{';

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

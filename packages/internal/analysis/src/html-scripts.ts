const PAGES = /\.(?:html?|xhtml|svg|vue|svelte)$/i;
const SCRIPT = /(<script\b([^>]*)>)([^]*?)(<\/script\s*>)/gi;
const OTHER =
  /\btype\s*=\s*["']?(?!module|text\/javascript|application\/javascript|text\/ecmascript)[\w/+-]+/i;

/** Whether a file is a page that may hold scripts. */
export function isPage(name: string): boolean {
  return PAGES.test(name);
}

/** The scripts of a page, each where it stands: everything else becomes blank, so that places stay the same. */
export function scriptsOfPage(text: string): string | null {
  let code = '';
  let at = 0;
  for (const match of text.matchAll(SCRIPT)) {
    const [, open = '', attributes = '', body = ''] = match;
    if (OTHER.test(attributes)) continue;
    const start = match.index + open.length;
    code += blank(text.slice(at, start)) + body;
    at = start + body.length;
    // One script must not run into the next.
    code += ';';
    at += 1;
  }
  return at === 0 ? null : code + blank(text.slice(at));
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

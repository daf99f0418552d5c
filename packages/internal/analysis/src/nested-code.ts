import { foldedTexts } from './folded-texts.ts';
import { memberWrites } from './facts/member-writes.ts';
import { bare, type Node } from './syntax/node.ts';
import type { SourceFile } from './values/source-file.ts';
import { arms, isDecoded, type Value } from './values/value.ts';

/** A text of a file that is code itself, with the expression it stands in. */
export interface NestedCode {
  text: string;
  at: Node;
}

const RUNS =
  /^(?:eval|execScript|Function|AsyncFunction|GeneratorFunction|AsyncGeneratorFunction|setTimeout|setInterval|vm\.(?:runIn\w+|Script|compileFunction|SourceTextModule)|npm:require-from-string|module\.prototype\._compile|module\.constructor#_compile|Blob|document\.write(?:ln)?)$|insertAdjacentHTML$|#setAttribute$/;
const LOADS = /^(?:Worker|SharedWorker|import|importScripts|navigator\.serviceWorker\.register)$/;
const STARTS =
  /^(?:child_process\.(?:exec|execSync|spawn|spawnSync|execFile|execFileSync)|npm:execa(?:\.\w+)?)$/;
const MARKUP = /^(?:innerHTML|outerHTML|srcdoc|text|textContent|innerText|src|href)$|^on\w+$/;
const SHORTEST = 8;
const LONGEST = 500_000;
const MOST = 40;
/** Words without which a text is no harm worth reading twice. */
const REACHES =
  /\b(?:fetch|XMLHttpRequest|require|process|document|localStorage|eval|Function|WebSocket|child_process|atob|sendBeacon|globalThis|window|self|location|import|onmessage|postMessage|constructor)\b/;

/** Texts that are run as code, or were decoded into what looks like code. */
export function nestedCode(file: SourceFile): NestedCode[] {
  const found = new Map<string, Node>();
  const take = (text: string | null, at: Node): void => {
    if (text === null || found.size >= MOST || text.length > LONGEST) return;
    for (const code of codeIn(text))
      if (code.length >= SHORTEST && REACHES.test(code) && !found.has(code)) found.set(code, at);
  };
  for (const node of file.index.calls) {
    const call = file.evaluator.call(node);
    const runs = call.names.some((name) => RUNS.test(name));
    if (!runs && !call.names.some((name) => LOADS.test(name) || STARTS.test(name))) continue;
    for (const arg of call.args)
      for (const text of textsOf(file.evaluator.evaluate(arg)))
        if (runs || /^\s*(?:data:|javascript:)|\s-e\s|--eval/.test(text)) take(text, node);
    const [program, list] = call.args;
    const options = list ? file.evaluator.evaluate(list) : null;
    // `spawn('node', ['-e', code])`.
    if (program && options?.kind === 'list' && !runs)
      for (const text of textsOf(options).filter((part) => /[(;=]/.test(part))) take(text, node);
  }
  for (const { key, value, node } of memberWrites(file))
    if (MARKUP.test(key) && bare(value).type !== 'Identifier')
      for (const text of textsOf(file.evaluator.evaluate(value)))
        if (/<\w|^\s*(?:data|javascript):/i.test(text) || /^on\w/.test(key)) take(text, node);
  for (const [text, node] of foldedTexts(file))
    if (isDecoded(file.evaluator.evaluate(node)) && /[({;=]/.test(text)) take(text, node);
  return Array.from(found, ([text, at]) => ({ text, at }));
}

function textsOf(value: Value): string[] {
  return arms(value).flatMap((arm) => {
    if (arm.kind === 'list') return arm.items.flatMap(textsOf);
    return arm.kind === 'constant' && typeof arm.value === 'string' ? [arm.value] : [];
  });
}

/** The code in a text: the whole, or what markup, an address or a command line carries. */
function codeIn(text: string): string[] {
  const address = /^\s*data:(?:text|application)\/(?:java|ecma)script[^,]*?(;base64)?,([^]*)$/i.exec(text);
  if (address)
    return [
      address[1] ? Buffer.from(address[2] ?? '', 'base64').toString('utf8') : unescaped(address[2] ?? ''),
    ];
  const scheme = /^\s*javascript:([^]*)$/i.exec(text)?.[1];
  if (scheme !== undefined) return [unescaped(scheme)];
  const command = /\bnode(?:\.exe)?\s+(?:-e|--eval|-p)\s+(["'])([^]*?)\1\s*(?:$|[;&|])/.exec(text)?.[2];
  if (command !== undefined) return [command.replaceAll('\\"', '"')];
  if (!/<\/?\w/.test(text)) return [text];
  const scripts = Array.from(
    text.matchAll(/<script\b[^>]*>([^]*?)(?:<\/script|$)/gi),
    ([, body = '']) => body,
  );
  const handlers = Array.from(
    text.matchAll(/\son\w+\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi),
    ([, a, b, c]) => a ?? b ?? c ?? '',
  );
  const links = Array.from(text.matchAll(/["'=]\s*javascript:([^"']*)/gi), ([, code = '']) =>
    unescaped(code),
  );
  const marked = [...scripts, ...handlers, ...links];
  return marked.length > 0 || /^\s*</.test(text) ? marked : [text];
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

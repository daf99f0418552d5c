import type { Value } from '../values/value.ts';
import { defineRule } from '../rule.ts';
import type { Node } from '../syntax/node.ts';
import type { RuleContext } from '../rule.ts';
import { entropyOf, isPlugin } from './helpers.ts';

const LONG = 200;

export const encodedPayload = defineRule({
  id: 'encoded-payload',
  severity: 'medium',
  threat: 'obfuscation',
  title: 'A long encoded text is decoded at run time',
  why: 'A program can be carried inside a text where no review sees it.',
  fix: 'Ship data as a file of the package, and code as code.',
  example: {
    bad: `const code = atob("${'aGVsbG8gd29ybGQ9c29tZXRoaW5nK2Vsc2Uv'.repeat(8)}"); run(code);`,
    good: 'const greeting = atob("aGVsbG8=");',
  },
  cwe: 506,
  visit: {
    named: (call, context) => {
      const isDecoding = call.names.some((name) =>
        /^(?:atob|unescape|decodeURIComponent|Buffer\.from|buffer\.Buffer\.from|String\.fromCharCode|zlib\.\w*(?:inflate|unzip)\w*)$/i.test(
          name,
        ),
      );
      if (!isDecoding) return;
      const arg = call.args[0];
      const text = arg ? context.file.evaluator.evaluate(arg) : null;
      if (!arg || !text) return;
      const isText =
        text.kind === 'constant' &&
        typeof text.value === 'string' &&
        text.value.length >= LONG &&
        entropyOf(text.value.slice(0, 2000)) > 3.4 &&
        !/\s/.test(text.value.slice(0, 100));
      const isCodes = text.kind === 'list' && text.items.length >= LONG / 2;
      if (!isText && !isCodes) return;
      const isData = beginsAsData(text);
      const runs =
        !isData &&
        context.file.text.length < 300_000 &&
        /\beval\b|\bFunction\b|constructor|runIn\w+Context|_compile/.test(context.file.text);
      context.report(call.node, {
        severity: runs ? 'high' : isPlugin(context) && !isData ? 'medium' : 'low',
        confidence: runs ? 'high' : 'medium',
        message: runs
          ? 'A long encoded text is decoded in a file that runs text as code.'
          : 'A long encoded text is decoded.',
      });
    },
    function: (fn, context) => {
      if (!fn.body || fn.end - fn.start > 1200) return;
      const body = context.file.text.slice(fn.start, fn.end);
      if (/charCodeAt/.test(body) && /fromCharCode/.test(body) && /\^/.test(body) && feedsCode(fn, context))
        context.report(fn, {
          severity: 'high',
          confidence: 'medium',
          message: 'A text is deciphered letter by letter and then run or used as a name.',
        });
    },
  },
});

/** Base64 of the marks that WebAssembly, pictures, fonts, sounds and documents begin with. */
const DATA =
  /^(?:AGFzb|\/9j\/|iVBORw0KGgo|R0lGOD|UklGR|d09G[Ri2M]|AAEAAAA|T1RUTw|SUQz|T2dnUw|JVBERi0|AAAA[A-Za-z0-9+/]{2}Z0eX)/;
const WASM = [0, 97, 115, 109];

/** Such bytes are data, whatever else the file does; wasm-bytes speaks of the WebAssembly among them. */
function beginsAsData(value: Value): boolean {
  if (value.kind === 'constant') return DATA.test(String(value.value));
  if (value.kind !== 'list') return false;
  return WASM.every((byte, at) => {
    const item = value.items[at];
    return item?.kind === 'constant' && item.value === byte;
  });
}

function feedsCode(fn: Node, context: RuleContext): boolean {
  const owner =
    fn.type === 'FunctionDeclaration'
      ? fn.id
      : fn.parent?.type === 'VariableDeclarator'
        ? fn.parent.id
        : null;
  const binding = owner?.type === 'Identifier' ? context.file.evaluator.bindingOf(owner) : null;
  return (
    binding !== null &&
    context.file.evaluator.callsOf(binding).some((site) => {
      const { parent } = site;
      if (parent?.type === 'MemberExpression' && parent.computed && parent.property === site) return true;
      return (
        parent?.type === 'CallExpression' &&
        context.file.evaluator
          .call(parent)
          .names.some((name) => /^(?:eval|Function|require|import)$/.test(name))
      );
    })
  );
}

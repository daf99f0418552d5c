import { addressOf, originOf } from '../access-manifest.ts';
import { bare, writtenKey, type Node } from '../syntax/node.ts';
import type { ResolvedCall } from '../values/resolve-call.ts';
import type { SourceFile } from '../values/source-file.ts';
import { asText, arms, type Value } from '../values/value.ts';

const REQUESTS: readonly [RegExp, number][] = [
  [
    /^(?:fetch|api\.fetch|WebSocket|EventSource|WebTransport|Request|navigator\.sendBeacon|importScripts|Bun\.fetch)$/,
    0,
  ],
  [/^(?:XMLHttpRequest#open|FontFace)$/, 1],
  [/^https?\.(?:get|request)$/, 0],
  [
    /^npm:(?:axios|got|node-fetch|undici|ky|superagent|request|needle|ws|cross-fetch)(?:\.(?:get|post|put|patch|delete|head|request|fetch|default|WebSocket))?$/,
    0,
  ],
];

/** Where a request goes: a known origin, somewhere inside the host itself, or nowhere that can be told. */
export type Destination =
  { kind: 'origin'; origin: string; url: string } | { kind: 'relative' } | { kind: 'dynamic' };

/** Clients made for one address, which later calls are relative to. */
const CLIENTS = /^npm:(?:axios|got|ky|ofetch|wretch)(?:\.default)?\.(?:create|extend)$/;
const BASES = new Set(['baseURL', 'prefixUrl', 'baseUrl']);

/** The argument that holds the address of a network call, or null when the call is none. */
export function addressArgument(call: ResolvedCall): Node | null {
  for (const name of call.names) {
    if (CLIENTS.test(name)) return baseOf(call.args[0]);
    const match = REQUESTS.find(([pattern]) => pattern.test(name));
    if (match) return call.args[match[1]] ?? null;
  }
  return null;
}

function baseOf(options: Node | undefined): Node | null {
  if (options?.type !== 'ObjectExpression') return null;
  for (const property of options.properties)
    if (property.type === 'Property' && BASES.has(writtenKey(property.key, property.computed) ?? ''))
      return property.value;
  return null;
}

/** Where a request goes in the first place. */
export function destinationOf(node: Node, file: SourceFile): Destination {
  return destinationsOf(node, file)[0] ?? { kind: 'dynamic' };
}

/** Every destination an address may name; also when only its beginning is constant. */
export function destinationsOf(node: Node, file: SourceFile): Destination[] {
  const known = arms(file.evaluator.evaluate(node)).flatMap((arm): Destination[] => {
    const text =
      arm.kind === 'object' ? requestParts(arm.node, file) : arm.kind === 'list' ? null : asText(arm);
    return text === null || (arm.kind === 'object' && text === '') ? [] : [fromText(withoutStyle(text))];
  });
  return known.length > 0 ? known : [begunBy(node, file)];
}

function begunBy(node: Node, file: SourceFile): Destination {
  const prefix = withoutStyle(constantPrefix(node, file, 0));
  // The origin is settled once the host name is closed by a slash, a question mark or a hash.
  if (/^\s*(?:(?:https?|wss?|turns?|stuns?):)?\/\/[^/?#\s]+[/?#]/i.test(prefix)) return fromText(prefix);
  return prefix.startsWith('/') && !prefix.startsWith('//') ? { kind: 'relative' } : { kind: 'dynamic' };
}

/** The address inside of `background: url(…)`. */
function withoutStyle(text: string): string {
  const at = text.search(/url\(\s*['"]?/i);
  return at < 0 ? text : text.slice(at).replace(/^url\(\s*['"]?/i, '');
}

function fromText(text: string): Destination {
  const origin = originOf(text);
  if (origin && addressOf(text)) return { kind: 'origin', origin, url: text };
  return { kind: 'relative' };
}

function requestParts(node: Extract<Node, { type: 'ObjectExpression' }>, file: SourceFile): string | null {
  const part = (names: readonly string[]): string | null => {
    for (const property of node.properties) {
      if (
        property.type === 'SpreadElement' ||
        !names.includes(writtenKey(property.key, property.computed) ?? '')
      )
        continue;
      return asText(file.evaluator.evaluate(property.value));
    }
    return null;
  };
  const url = part(['url', 'uri', 'baseURL']);
  if (url) return url;
  const host = part(['hostname', 'host']);
  return host ? `https://${host}/` : null;
}

/** The text an address surely begins with. */
export function constantPrefix(node: Node, file: SourceFile, depth: number): string {
  const value = file.evaluator.evaluate(node);
  const text = value.kind === 'union' ? chosenText(value.of) : asText(value);
  if (text !== null) return text;
  if (depth > 12) return '';
  const inner = bare(node);
  switch (inner.type) {
    case 'TemplateLiteral': {
      let prefix = '';
      for (const [at, quasi] of inner.quasis.entries()) {
        prefix += quasi.value.cooked ?? quasi.value.raw;
        const part = inner.expressions[at];
        if (!part) break;
        const known = asText(file.evaluator.evaluate(part));
        if (known === null) return prefix + constantPrefix(part, file, depth + 1);
        prefix += known;
      }
      return prefix;
    }
    case 'BinaryExpression':
      if (inner.operator !== '+') return '';
      return joined(inner.left, inner.right, file, depth);
    case 'CallExpression':
    case 'NewExpression': {
      const call = file.evaluator.call(inner);
      const first = call.args[0];
      const given = returnedBy(call);
      if (given) return constantPrefix(given, file, depth + 1);
      if (call.names.includes('URL') && call.args[1])
        return constantPrefix(call.args[1], file, depth + 1).replace(/\/?$/, '/');
      return call.names.includes('URL') && first
        ? constantPrefix(first, file, depth + 1)
        : call.receiver
          ? constantPrefix(call.receiver, file, depth + 1)
          : '';
    }
    case 'Identifier': {
      const binding = file.evaluator.bindingOf(inner);
      const write = binding?.writes.find(
        (candidate) => candidate.value && candidate.path.length === 0 && candidate.kind !== 'compound',
      );
      return binding &&
        write?.value &&
        binding.writes.every(({ kind }) => kind === 'declare' || kind === 'compound')
        ? constantPrefix(write.value, file, depth + 1)
        : '';
    }
    default:
      return '';
  }
}

/** Of several texts an expression may be, one that names a server. */
function chosenText(values: readonly Value[]): string | null {
  const texts = values.map(asText).filter((text) => text !== null);
  return (
    texts.find((text) => addressOf(text) !== null && !/localhost|127\.0\.0\.1/.test(text)) ?? texts[0] ?? null
  );
}

/** The one expression a function of the package gives back, or null. */
function returnedBy(call: ResolvedCall): Node | null {
  if (call.target.kind !== 'function') return null;
  const { body } = call.target.node;
  if (!body) return null;
  if (body.type !== 'BlockStatement') return body;
  const [only] = body.body;
  return body.body.length === 1 && only?.type === 'ReturnStatement' ? only.argument : null;
}

function joined(left: Node, right: Node, file: SourceFile, depth: number): string {
  const known = asText(file.evaluator.evaluate(left));
  return known === null
    ? constantPrefix(left, file, depth + 1)
    : known + constantPrefix(right, file, depth + 1);
}

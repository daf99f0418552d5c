import { clientSinks, keySinks } from './client-sinks.ts';
import { memberWrites } from '../facts/member-writes.ts';
import { methodName } from '../syntax/method-name.ts';
import { bare, isFunctionNode, type Node } from '../syntax/node.ts';
import {
  chosenCallSinks,
  elementMarkupSinks,
  markupSinks,
  styleCallSinks,
  styleSinks,
} from './markup-sinks.ts';
import { CALLING_METHODS } from '../values/calling-methods.ts';
import type { ResolvedCall } from '../values/resolve-call.ts';
import { byName } from '../values/by-name.ts';
import type { SourceFile } from '../values/source-file.ts';
import { arms } from '../values/value.ts';
import type { Sink, SinkKind } from './sink.ts';

interface CallSink {
  pattern: RegExp;
  kind: SinkKind;
  /** Positions of arguments that arrive; all when left out. */
  args?: readonly number[];
}

const CLIENTS =
  'axios|got|node-fetch|undici|ky|superagent|request|needle|cross-fetch|isomorphic-fetch|phin|bent|ofetch';

const LOGS =
  /^(?:console\.(?:log|info|warn|error|debug|trace|dir|table|group|groupCollapsed|assert)|process\.(?:stdout|stderr)\.write|api\.log|npm:(?:winston|pino|bunyan|loglevel|log4js|signale|consola|npmlog)(?:\.default)?\.(?:log|info|warn|error|debug|trace|fatal|silly|verbose))$/;

const CALLS: readonly CallSink[] = [
  { pattern: /^(?:fetch|api\.fetch|Bun\.fetch|made:fetch)$/, kind: 'network' },
  { pattern: new RegExp(`^npm:(?:${CLIENTS})(?:[.#]\\w+)?$`), kind: 'network' },
  { pattern: /^npm:(?:@octokit\/[\w-]+|octokit)(?:\.(?:default|Octokit))*#[\w.]+$/, kind: 'network' },
  { pattern: /^(?:https?|http2)\.(?:request|get|connect)$/, kind: 'network' },
  { pattern: /^http\.ClientRequest#(?:write|end)$/, kind: 'network' },
  {
    pattern:
      /^(?:net\.Socket|WebSocket|npm:ws|dgram\.Socket|RTCDataChannel|XMLHttpRequest|WebTransport)#(?:write|send|end|open)$/,
    kind: 'network',
  },
  {
    pattern: /^(?:WebSocket|npm:ws|npm:ws\.WebSocket|EventSource|RTCPeerConnection|WebTransport|Request)$/,
    kind: 'network',
  },
  { pattern: /^(?:net|tls)\.(?:connect|createConnection)$/, kind: 'network' },
  { pattern: /^(?:Deno\.connect|Bun\.connect)$/, kind: 'network' },
  { pattern: LOGS, kind: 'log' },
  { pattern: /^navigator\.sendBeacon$/, kind: 'beacon' },
  { pattern: /^(?:Image|FontFace|Audio|CSSStyleSheet)$/, kind: 'beacon' },
  { pattern: /^(?:open|location\.(?:assign|replace))$/, kind: 'navigation' },
  { pattern: /^history\.(?:push|replace)State$/, kind: 'navigation', args: [2] },
  { pattern: /^dns(?:\.promises)?\.(?:Resolver#)?(?:lookup|resolve\w*|reverse)$/, kind: 'dns', args: [0] },
  {
    pattern: /^(?:eval|Function|AsyncFunction|GeneratorFunction|\?constructor|execScript|made:function)$/,
    kind: 'code',
  },
  {
    pattern: /^vm\.(?:runInNewContext|runInThisContext|runInContext|compileFunction|Script)$/,
    kind: 'code',
    args: [0],
  },
  { pattern: /^(?:setTimeout|setInterval|setImmediate)$/, kind: 'code', args: [0] },
  {
    pattern: /^(?:module\.prototype\._compile|module\.constructor#_compile|npm:require-from-string)$/,
    kind: 'code',
  },
  {
    pattern:
      /^npm:(?:ejs|pug|dot|doT|nunjucks|handlebars|lodash|lodash\.template|eta|twig|underscore|art-template|liquidjs)(?:\.default)?\.?(?:render|renderString|compile|precompile|template)?$/,
    kind: 'code',
    args: [0],
  },
  { pattern: /^(?:document\.write|document\.writeln)$/, kind: 'script' },
  { pattern: /^element:script#(?:append|prepend|appendChild|replaceChildren)$/, kind: 'script' },
  { pattern: /^(?:import|require|importScripts)$/, kind: 'code' },
  {
    pattern: /^(?:Worker|SharedWorker|navigator\.serviceWorker\.register|worker_threads\.Worker)$/,
    kind: 'script',
    args: [0],
  },
  {
    pattern: /^WebAssembly\.(?:instantiate|compile|Module|instantiateStreaming|compileStreaming)$/,
    kind: 'code',
    args: [0],
  },
  {
    pattern: /^child_process\.(?:exec|execSync|spawn|spawnSync|execFile|execFileSync|fork)$/,
    kind: 'process',
  },
  { pattern: /^(?:globalThis\.postMessage|postMessage|opener\.postMessage)$/, kind: 'message', args: [0] },
  {
    pattern: /^fs(?:\.promises)?\.(?:writeFile|writeFileSync|appendFile|appendFileSync)$/,
    kind: 'write',
    args: [1],
  },
];

const CALLERS = new Set([...CALLING_METHODS, 'finally']);

const NETWORK_MEMBERS =
  /^element:(?:img|audio|video|iframe|link|embed|object|source)#(?:src|href|srcset|data)$/;
const HTML_MEMBERS = new Set(['innerHTML', 'outerHTML', 'srcdoc']);
/** Attributes that make the browser load something or go somewhere. */
const LOADING = new Set([
  'src',
  'href',
  'action',
  'srcset',
  'srcSet',
  'poster',
  'backgroundImage',
  'background',
  'formAction',
  'data',
]);

const NO_SINKS: readonly Sink[] = [];

const sinkOfCall = byName((name) => CALLS.find(({ pattern }) => pattern.test(name)) ?? null);

const known = new WeakMap<SourceFile, Sink[]>();

/** Finds where information leaves a file, or becomes program. */
export function sinksOf(file: SourceFile): Sink[] {
  let found = known.get(file);
  if (!found) known.set(file, (found = findSinks(file)));
  return found;
}

function findSinks(file: SourceFile): Sink[] {
  const found: Sink[] = [];
  sinksOfCalls(file, found);
  for (const node of file.index.assignments) {
    const target = bare(node.left);
    const name = file.evaluator.resolveGlobal(target);
    if (name === 'location')
      found.push({ kind: 'navigation', value: node.right, node, name, destination: node.right });
  }
  take(elementMarkupSinks(file), found);
  take(keySinks(file), found);
  sinksOfWrites(file, found);
  sinksOfAttributes(file, found);
  return found;
}

function take(sinks: readonly Sink[], found: Sink[]): void {
  for (const sink of sinks) found.push(sink);
}

function sinksOfCalls(file: SourceFile, found: Sink[]): void {
  const mayPipe = /\.(?:pipe|pipeTo)\(/.test(file.text);
  for (const node of file.index.calls) {
    const call = file.evaluator.call(node);
    const key = methodName(node);
    take(handedOn(call, key, file), found);
    take(markupSinks(call, key, file), found);
    take(chosenCallSinks(call, file), found);
    take(styleCallSinks(call, key), found);
    take(clientSinks(call, key, file), found);
    const [to] = call.args;
    if (mayPipe && to && call.receiver && isWriteStream(to, file))
      found.push({ kind: 'write', value: call.receiver, node, name: 'a file', destination: null });
    if (call.names.some((name) => PIPELINE.test(name))) take(pipelineSinks(call, file), found);
    for (const name of call.names) {
      const match = sinkOfCall(name);
      if (match) {
        const isOpen = name === 'XMLHttpRequest#open';
        for (const [at, value] of call.args.entries()) {
          if (match.args && !match.args.includes(at)) continue;
          // Where and how a program is started is not what is started.
          if (match.kind === 'process' && value.type === 'ObjectExpression') continue;
          found.push({
            kind: match.kind,
            value,
            node,
            name,
            destination:
              name.includes('#') && !isOpen
                ? creationAddress(call.receiver, name, file)
                : isOpen
                  ? (call.args[1] ?? null)
                  : (call.args[0] ?? null),
          });
        }
      }
    }
  }
}

function sinksOfWrites(file: SourceFile, found: Sink[]): void {
  for (const write of memberWrites(file)) {
    const { key, name, value, node } = write;
    take(styleSinks(write), found);
    if (key === 'value' && name === 'element:input#value' && file.text.includes('.submit('))
      found.push({
        kind: 'navigation',
        value,
        node,
        name: 'a submitted form',
        destination: memberWrites(file).find((other) => other.key === 'action')?.value ?? null,
      });
    if (key === 'name' && name === 'name')
      found.push({ kind: 'navigation', value, node, name: 'window.name', destination: null });
    if (!(LOADING.has(key) || HTML_MEMBERS.has(key) || isScriptText(name))) continue;
    // `data` loads something only on an object element; everywhere else it is a plain name.
    if (key === 'data' && name !== 'element:object#data') continue;
    found.push(memberSink(name ?? `?#${key}`, key, value, node));
  }
}

function sinksOfAttributes(file: SourceFile, found: Sink[]): void {
  for (const node of file.index.attributes) {
    if (
      node.name.type !== 'JSXIdentifier' ||
      !LOADING.has(node.name.name) ||
      node.value?.type !== 'JSXExpressionContainer'
    )
      continue;
    const element =
      node.parent?.type === 'JSXOpeningElement' && node.parent.name.type === 'JSXIdentifier'
        ? node.parent.name.name
        : '?';
    if (element !== 'a')
      found.push(
        memberSink(`element:${element}#${node.name.name}`, node.name.name, node.value.expression, node),
      );
  }
}

const PIPELINE = /^stream(?:\.promises)?\.pipeline$/;

/** `pipeline(from, through, to)`: what is read first arrives at the last stream, a file or a request. */
function pipelineSinks({ args, node }: ResolvedCall, file: SourceFile): readonly Sink[] {
  const [from] = args;
  const to = args.findLast((arg) => arg.type !== 'ObjectExpression' && !isFunctionNode(arg));
  if (!from || !to || from === to) return NO_SINKS;
  if (isWriteStream(to, file))
    return [{ kind: 'write', value: from, node, name: 'a file', destination: null }];
  const isSent = arms(file.evaluator.evaluate(to)).some(
    (arm) => arm.kind === 'instance' && /^(?:http\.ClientRequest|net\.Socket)$/.test(arm.of),
  );
  const destination = creationAddress(to, 'pipeline', file);
  return isSent ? [{ kind: 'network', value: from, node, name: 'a request', destination }] : NO_SINKS;
}

function isWriteStream(node: Node, file: SourceFile): boolean {
  return (
    node.type !== 'Literal' &&
    arms(file.evaluator.evaluate(node)).some((arm) => arm.kind === 'instance' && arm.of === 'fs.WriteStream')
  );
}

function isScriptText(name: string | null): boolean {
  return name !== null && /^element:script#(?:text|textContent|innerText)$/.test(name);
}

/** `text.then(eval)`: a function everyone shares is handed on, and told what its new owner holds. */
function handedOn(call: ResolvedCall, key: string | null, file: SourceFile): readonly Sink[] {
  const { node, receiver } = call;
  if (key === null || !receiver || !CALLERS.has(key)) return NO_SINKS;
  return call.args.flatMap((arg): Sink[] => {
    if (arg.type === 'Literal' || arg.type === 'ArrowFunctionExpression') return [];
    return arms(file.evaluator.evaluate(arg)).flatMap((arm): Sink[] => {
      const name =
        arm.kind === 'global'
          ? arm.name
          : arm.kind === 'bound' && arm.target.kind === 'global'
            ? arm.target.name
            : null;
      const match = name === null ? undefined : sinkOfCall(name);
      return match && name !== null
        ? [{ kind: match.kind, value: receiver, node, name, destination: null }]
        : [];
    });
  });
}

/** For `socket.send(x)`: the address the socket was made with. */
function creationAddress(receiver: Node | null, name: string, file: SourceFile): Node | null {
  // What a channel is called is no address.
  if (name.startsWith('RTCDataChannel#')) return null;
  const inner = receiver ? bare(receiver) : null;
  const made =
    inner?.type === 'Identifier'
      ? file.evaluator.bindingOf(inner)?.writes.find(({ value }) => value)?.value
      : inner;
  const value = made ? bare(made) : null;
  if (
    inner?.type === 'Identifier' &&
    value?.type === 'NewExpression' &&
    file.evaluator.call(value).names.includes('XMLHttpRequest')
  )
    return openedAddress(inner, file);
  return value?.type === 'NewExpression' || value?.type === 'CallExpression'
    ? (value.arguments[0] ?? null)
    : null;
}

function openedAddress(request: Extract<Node, { type: 'Identifier' }>, file: SourceFile): Node | null {
  for (const node of file.index.calls) {
    const call = file.evaluator.call(node);
    if (
      call.names.includes('XMLHttpRequest#open') &&
      call.receiver?.type === 'Identifier' &&
      call.receiver.name === request.name
    )
      return call.args[1] ?? null;
  }
  return null;
}

function memberSink(name: string, key: string, value: Node, node: Node): Sink {
  const kind: SinkKind =
    /^(?:location(?:\.|$)|element:iframe#src$)/.test(name) || key === 'action' || key === 'formAction'
      ? 'navigation'
      : HTML_MEMBERS.has(key) || name.startsWith('element:script#')
        ? 'script'
        : NETWORK_MEMBERS.test(name) || key !== 'data'
          ? 'beacon'
          : 'message';
  return { kind, value, node, name, destination: value };
}

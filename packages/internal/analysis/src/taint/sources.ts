import type { Binding } from '../scope/scope.ts';
import type { Node } from '../syntax/node.ts';
import { interceptedSources } from './intercepted-sources.ts';
import { listenerSources } from './listener-sources.ts';
import { pageSources } from './page-sources.ts';
import { requestSources } from './request-sources.ts';
import { walletSources } from './wallet-sources.ts';
import type { ResolvedCall } from '../values/resolve-call.ts';
import { byName } from '../values/by-name.ts';
import type { SourceFile } from '../values/source-file.ts';
import { textOf } from '../values/value.ts';
import type { Source, SourceKind } from './source.ts';

const SECRET_NAME =
  /token|secret|passw|passwd|credential|private|api_?key|_key\b|auth|aws_|npm_|github|session|dsn|database_url|mnemonic|wallet/i;

const MEMBERS: readonly [RegExp, SourceKind][] = [
  [/^(?:process|Bun|import\.meta)\.env$/, 'environment'],
  [/^document\.cookie$/, 'cookie'],
  [/^cookieStore\.getAll$/, 'cookie'],
  [/^(?:localStorage|sessionStorage)$/, 'storage'],
  [
    /^document\.(?:body|documentElement|forms|head)(?:\.(?:innerHTML|outerHTML|innerText|textContent))?$/,
    'page',
  ],
  [/^element(?::\w+)?#(?:innerHTML|outerHTML|innerText|textContent)$/, 'page'],
  [/^element(?::\w+)?#value$/, 'input'],
  [/^getSelection$/, 'page'],
];

const CALLS: readonly [RegExp, SourceKind][] = [
  [/^fs(?:\.promises)?\.(?:readFileSync|readFile|createReadStream|readdirSync|readdir)$/, 'file'],
  [/^(?:Deno\.(?:readTextFile|readFile)(?:Sync)?|Bun\.file)$/, 'file'],
  [/^npm:(?:fs-extra|graceful-fs)\.read\w+$/, 'file'],
  [/^Deno\.env\.(?:get|toObject)$/, 'environment'],
  [/^(?:localStorage|sessionStorage)\.(?:getItem|key)$/, 'storage'],
  [/^(?:indexedDB\.\w+|cookieStore\.get(?:All)?|caches\.\w+)$/, 'storage'],
  [/^navigator\.clipboard\.read(?:Text)?$/, 'clipboard'],
  [/^(?:navigator\.geolocation\.\w+|navigator\.mediaDevices\.\w+|navigator\.credentials\.get)$/, 'input'],
  [/^api\.(?:host|storage|secrets|settings|records)\b(?!.*\.(?:set|put|delete|call\.write))/, 'host'],
  [/^host\.(?:call|get)$/, 'host'],
  [/^(?:os\.(?:userInfo|networkInterfaces|hostname|homedir)|process\.cwd)$/, 'system'],
  [/^(?:getSelection|document\.getSelection|npm:html2canvas|element:canvas#toDataURL)$/, 'page'],
  [/^chrome\.(?:cookies|history|tabs|bookmarks)\.\w+$/, 'cookie'],
  [/^child_process\.(?:execSync|exec|execFileSync|execFile|spawnSync|spawn)$/, 'system'],
  [
    /^(?:fetch|api\.fetch|npm:(?:axios|got|node-fetch|undici|ky|superagent|request|needle)(?:[.#]\w+)?)$/,
    'response',
  ],
  [
    /^npm:(?:urql|@urql\/\w+|@apollo\/client(?:\/react)?|graphql-request|swr|@tanstack\/(?:react|vue|solid)-query|react-query)(?:\.(?:default|request|useSWR|use(?:Lazy|Suspense)?Query|useSubscription))?$/,
    'response',
  ],
  [/^https?\.(?:get|request)$/, 'response'],
  [/^dns(?:\.promises)?\.(?:Resolver#)?resolve\w*$/, 'response'],
  // Packages that look over a person's shoulder.
  [
    /^npm:(?:screenshot-desktop|node-screenshots|desktop-screenshot|clipboardy|node-global-key-listener|iohook|uiohook-napi|keytar|node-webcam)(?:\.\w+)?$/,
    'input',
  ],
];

const kindOfMember = byName((name) => MEMBERS.find(([pattern]) => pattern.test(name))?.[1] ?? null);
const kindOfCall = byName((name) => CALLS.find(([pattern]) => pattern.test(name))?.[1] ?? null);

const known = new WeakMap<SourceFile, Source[]>();

/** Finds where secrets, host data and network answers enter a file. */
export function sourcesOf(file: SourceFile): Source[] {
  let found = known.get(file);
  if (!found) known.set(file, (found = findSources(file)));
  return found;
}

function findSources(file: SourceFile): Source[] {
  const found: Source[] = [];
  const { evaluator, index } = file;
  for (const node of index.members) {
    const name = evaluator.resolveGlobal(node);
    const kind = name === null ? (responseMember(node) ?? storedMember(node, file)) : memberKind(name, node);
    if (kind) found.push({ kind, from: node, node, label: name ?? kind });
  }
  for (const node of index.identifiers) {
    if (node.name !== 'localStorage' && node.name !== 'sessionStorage') continue;
    if (node.parent?.type === 'MemberExpression' && node.parent.object === node) continue;
    if (!evaluator.bindingOf(node) && !(node.parent?.type === 'MemberExpression'))
      found.push({ kind: 'storage', from: node, node, label: node.name });
  }
  for (const node of index.calls) {
    const call = evaluator.call(node);
    const kind = callKind(call, file);
    if (kind) found.push({ kind, from: node, node, label: call.names[0] ?? kind });
    else if (call.names.includes('Reflect.get') || call.target.kind === 'function') {
      const name = evaluator.resolveGlobal(node);
      const member = name === null ? null : memberKind(name, null);
      if (member && name !== null) found.push({ kind: member, from: node, node, label: name });
    }
  }
  found.push(
    ...listenerSources(file),
    ...pageSources(file),
    ...interceptedSources(file),
    ...requestSources(file),
    ...walletSources(file),
  );
  for (const { binding, name } of destructured(file)) {
    const kind = memberKind(name, null);
    if (kind) found.push({ kind, from: binding, node: binding.declared, label: name });
  }
  return found;
}

function memberKind(name: string, node: Node | null): SourceKind | null {
  const variable = /^(?:process|Bun|import\.meta)\.env\.(.+)$/.exec(name)?.[1];
  if (variable) return SECRET_NAME.test(variable) && !variable.endsWith('.length') ? 'environment' : null;
  const stored = /^(?:localStorage|sessionStorage)\.(\w+)$/.exec(name)?.[1];
  if (stored)
    return ['getItem', 'setItem', 'removeItem', 'clear', 'length', 'key'].includes(stored) ? null : 'storage';
  const kind = kindOfMember(name);
  // `process.env.NAME` counts as a whole only where no name is taken from it.
  if (kind === 'environment' && node?.parent?.type === 'MemberExpression' && node.parent.object === node)
    return node.parent.computed && node.parent.property.type !== 'Literal' ? kind : null;
  if (
    kind === 'environment' &&
    node?.parent?.type === 'VariableDeclarator' &&
    node.parent.id.type === 'ObjectPattern' &&
    !node.parent.id.properties.some(({ type }) => type === 'RestElement')
  )
    return null;
  if (
    kind === 'page' &&
    node?.parent?.type === 'MemberExpression' &&
    node.parent.object === node &&
    !/HTML|Text/.test(name)
  )
    return null;
  if (kind === 'storage' && node?.parent?.type === 'MemberExpression') return null;
  if (isWritten(node)) return null;
  return kind;
}

function isWritten(node: Node | null): boolean {
  return node?.parent?.type === 'AssignmentExpression' && node.parent.left === node;
}

/** `xhr.responseText` and a worker's or socket's `event.data`. */
function responseMember(node: Node): SourceKind | null {
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return null;
  if (node.property.name === 'responseText' || node.property.name === 'response') return 'response';
  return null;
}

/** `localStorage[key]`, whatever the key. */
function storedMember(node: Node, { evaluator }: SourceFile): SourceKind | null {
  if (node.type !== 'MemberExpression' || !node.computed || isWritten(node)) return null;
  const owner = node.object.type === 'Identifier' ? evaluator.resolveGlobal(node.object) : null;
  return owner === 'localStorage' || owner === 'sessionStorage' ? 'storage' : null;
}

function callKind(call: ResolvedCall, file: SourceFile): SourceKind | null {
  for (const name of call.names) {
    if (name === 'Deno.env.get') {
      const variable = call.args[0] ? textOf(file.evaluator.evaluate(call.args[0])) : null;
      return variable !== null && !SECRET_NAME.test(variable) ? null : 'environment';
    }
    if (/^api\.(?:can|settings\.set|storage\.(?:set|delete))/.test(name)) return null;
    const kind = kindOfCall(name);
    if (kind) return kind;
    if (name === 'XMLHttpRequest#responseText') return 'response';
  }
  return null;
}

function destructured(file: SourceFile): { binding: Binding; name: string }[] {
  const found: { binding: Binding; name: string }[] = [];
  for (const scope of file.index.scopes.values()) {
    for (const binding of scope.bindings.values()) {
      if (
        !binding.writes.some((write) => write.value && (write.path.length > 0 || write.kind === 'import')) ||
        binding.declared.type !== 'Identifier'
      )
        continue;
      const name = file.evaluator.resolveGlobal(binding.declared);
      if (name) found.push({ binding, name });
    }
  }
  return found;
}

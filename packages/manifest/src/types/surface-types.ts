import { extensionPointRef } from '../extension-point-ref.ts';
import type { ContextKeyType, Surface } from '../surface.ts';
import { schemaType } from './schema-type.ts';

const CONTEXT: Readonly<Record<ContextKeyType, string>> = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  list: 'readonly Json[]',
};

/**
 * A host's surface as a TypeScript module for plugins: what may be called with what, what the context knows, what events
 * carry. Everything that stands in it was checked by `parseSurface`, and is written as a literal all the same.
 */
export function surfaceTypes(host: string, surface: Surface): string {
  const { version, apis, events, permissions, extensionPoints } = surface;
  const known = [surface.contextKeys, ...extensionPoints.map(({ contextKeys }) => contextKeys)];
  const keys = new Map(known.flatMap((some) => Object.entries(some)));
  return `${[
    `// Written by \`guildhall types\` from the surface of ${host} ${version}. Do not edit: write it anew.`,
    "import type { Json, JsonObject, PluginApi } from '@guildhall/plugin-sdk';",
    "import type { FunctionApi } from '@guildhall/plugin-sdk/functions';",
    '',
    '/** What this host lets plugins call in its pages, by name. */',
    ...block(
      'HostCalls',
      apis.flatMap(({ name, permission, params, result }) => [
        `/** Needs ${permission}. */`,
        `readonly ${quoted(name)}: { readonly params: ${schemaType(params)}; readonly result: ${schemaType(result)} };`,
      ]),
    ),
    '',
    '/** Which of them it answers functions on the server, too. */',
    `export type ServerCalls = Pick<HostCalls, ${names(apis.filter(({ url }) => url !== undefined).map(({ name }) => name))}>;`,
    '',
    '/** What happens in this host, and what an interceptor may change of it. */',
    ...block(
      'HostEvents',
      events.map(
        ({ name, payload, patch }) =>
          `readonly ${quoted(name)}: { readonly payload: ${schemaType(payload)}; readonly patch: ${patch ? schemaType(patch) : 'never'} };`,
      ),
    ),
    '',
    '/** What the page tells plugins; null or missing where it is not known. */',
    ...block(
      'HostContext',
      [...keys].map(([key, type]) => `readonly ${quoted(key)}?: ${CONTEXT[type]} | null;`),
    ),
    '',
    `export type HostPermission = ${names(permissions.map(({ name }) => name))};`,
    `export type HostExtensionPoint = ${names(extensionPoints.map(extensionPointRef))};`,
    '',
    ...HOST_API,
  ].join('\n')}\n`;
}

const HOST_API = [
  '/** What a module or handler is given, in the words of this host. */',
  "export interface HostApi extends Omit<PluginApi, 'host' | 'context' | 'useContext'> {",
  '  readonly context: { readonly value: HostContext; subscribe(listener: (value: HostContext) => void): () => void };',
  '  useContext(): HostContext;',
  '  readonly host: HostCaller<keyof HostCalls>;',
  '}',
  '',
  '/** What a function on the server is given, in the words of this host. */',
  "export interface HostFunctionApi extends Omit<FunctionApi, 'host'> {",
  '  readonly host: HostCaller<keyof ServerCalls>;',
  '}',
  '',
  'interface HostCaller<Known extends keyof HostCalls> {',
  "  call<Name extends Known>(name: Name, params: HostCalls[Name]['params']): Promise<HostCalls[Name]['result']>;",
  '}',
  '',
  '/** Says of the api that a module or handler was given what this host makes of it. Nothing is checked while it runs. */',
  'export function forHost(api: PluginApi): HostApi {',
  '  return api as unknown as HostApi;',
  '}',
  '',
  '/** The same for the api that a function was given. */',
  'export function forFunctions(api: FunctionApi): HostFunctionApi {',
  '  return api as unknown as HostFunctionApi;',
  '}',
];

function block(name: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [`export type ${name} = Readonly<Record<never, never>>;`];
  return [`export interface ${name} {`, ...lines.map((line) => `  ${line}`), '}'];
}

function names(list: readonly string[]): string {
  return list.length === 0 ? 'never' : list.map(quoted).join(' | ');
}

function quoted(name: string): string {
  return JSON.stringify(name);
}

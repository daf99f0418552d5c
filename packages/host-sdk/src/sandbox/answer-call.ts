import type { Json } from '@guildhall/plugin-sdk/wire';
import type { Contribution } from '../contribution.ts';
import type { ApiCall, ApiHandler, HostServices, ProxyResponse } from '../host.ts';
import type { SurfaceApi } from '../surface.ts';
import { cleanJson } from './clean-json.ts';
import { isPlainObject } from './plain-object.ts';
import { SandboxError } from './sandbox-error.ts';

/** What a host lets its plugins reach. */
export interface CallTargets {
  readonly surfaceApis: readonly SurfaceApi[];
  readonly apis: Readonly<Record<string, ApiHandler>>;
  readonly services: HostServices;
}

/** Who calls: taken from the resolution, never from what the plugin says. */
export interface Caller extends ApiCall {
  /** The contribution the call was made from; null for handlers. */
  readonly contribution: Contribution | null;
}

/** Answers one call of a plugin, or throws a SandboxError that names what is missing. */
export async function answerCall(
  method: string,
  params: Json,
  caller: Caller,
  targets: CallTargets,
): Promise<Json> {
  const answer = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
  if (!answer) throw new SandboxError('UNKNOWN_METHOD', `This SDK has no method "${method}".`);
  const result = await answer(isPlainObject(params) ? params : {}, caller, targets);
  const clean = cleanJson(result ?? null);
  if (clean === undefined)
    throw new SandboxError('HOST_ERROR', `"${method}" answered with something that is no JSON.`);
  return clean;
}

type Params = Readonly<Record<string, unknown>>;
type Method = (params: Params, caller: Caller, targets: CallTargets) => unknown;

const METHODS: Readonly<Record<string, Method>> = {
  'host.call': callHost,
  fetch: fetchThroughProxy,
  'functions.invoke': invokeFunction,
  'storage.get': ({ key }, caller, targets) => storage(targets).get(text(key, 'key'), caller),
  'storage.set': ({ key, value }, caller, targets) =>
    storage(targets).set(text(key, 'key'), cleanJson(value) ?? null, caller),
  'storage.delete': ({ key }, caller, targets) => storage(targets).delete(text(key, 'key'), caller),
  'permissions.request': ({ name }, caller, { services }) =>
    caller.grants.includes(text(name, 'name')) ||
    (services.requestPermission?.(text(name, 'name'), caller) ?? false),
  toast: ({ message, tone }, caller, { services }) => {
    services.toast?.(
      text(message, 'message').slice(0, 300),
      typeof tone === 'string' ? tone : 'info',
      caller,
    );
  },
  close: (_params, { contribution }, { services }) => {
    if (contribution) services.close?.(contribution);
  },
};

function callHost({ name, params }: Params, caller: Caller, { surfaceApis, apis }: CallTargets): unknown {
  const wanted = text(name, 'name');
  const declared = surfaceApis.find((api) => api.name === wanted);
  const handler = Object.hasOwn(apis, wanted) ? apis[wanted] : undefined;
  if (!declared || !handler) throw new SandboxError('UNKNOWN_API', `This host has no function "${wanted}".`);
  if (declared.permission !== undefined && !caller.grants.includes(declared.permission)) {
    throw new SandboxError(
      'NOT_GRANTED',
      `"${wanted}" needs the permission ${declared.permission}, which was not granted.`,
    );
  }
  return handler(cleanJson(params) ?? null, caller);
}

async function fetchThroughProxy(
  request: Params,
  caller: Caller,
  { services }: CallTargets,
): Promise<ProxyResponse> {
  if (!services.fetchProxy) {
    throw new SandboxError(
      'NO_NETWORK',
      'A page of a plugin has no network: fetch in a function on the server, and ask it with api.functions.invoke.',
    );
  }
  const { url, method, headers, body } = request;
  return services.fetchProxy(
    {
      url: text(url, 'url'),
      method: typeof method === 'string' ? method : 'GET',
      headers: isPlainObject(headers) ? textFields(headers) : {},
      body: typeof body === 'string' ? body : null,
    },
    caller,
  );
}

function invokeFunction({ name, payload }: Params, caller: Caller, { services }: CallTargets): Promise<Json> {
  if (!services.invokeFunction) {
    throw new SandboxError('NO_FUNCTIONS', 'This host does not run functions for its plugins.');
  }
  return services.invokeFunction(text(name, 'name'), cleanJson(payload) ?? null, caller);
}

function storage({ services }: CallTargets): NonNullable<HostServices['storage']> {
  if (!services.storage) throw new SandboxError('NO_STORAGE', 'This host keeps no values for plugins.');
  return services.storage;
}

function text(value: unknown, name: string): string {
  if (typeof value === 'string' && value.length > 0) return value;
  throw new SandboxError('BAD_PARAMS', `"${name}" must be a text.`);
}

function textFields(fields: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}

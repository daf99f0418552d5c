import type { ResolvedCall } from '../values/resolve-call.ts';
import type { SourceFile } from '../values/source-file.ts';
import { arms, textOf } from '../values/value.ts';

/**
 * The host APIs a call may ask for: `api.host.call('contacts.read')` and `api.host.contacts.read()` alike, several where
 * the name is one of several. Null for a call that asks the host for nothing, empty where no name can be told.
 */
export function hostApisOf(call: ResolvedCall, file: SourceFile): string[] | null {
  for (const name of call.names) {
    if (name === 'api.host.call' || name === 'api.call' || name === 'api.host') {
      const [asked] = call.args;
      return asked ? arms(file.evaluator.evaluate(asked)).flatMap((arm) => textOf(arm) ?? []) : [];
    }
    if (name.startsWith('api.host.'))
      return [name.slice('api.host.'.length).replace(/\.(?:call|apply)$/, '')];
  }
  return null;
}

/**
 * Those of the names one call may ask for that are not covered. A name put together from parts is told in all its
 * mixtures: one whose every part stands in a name that is covered may be asked for by nobody.
 */
export function notPermitted(hostApis: readonly string[], permissions: readonly string[]): string[] {
  const covered = new Set(
    hostApis.filter((name) => isPermitted(name, permissions)).flatMap((name) => partsOf(name)),
  );
  return hostApis.filter(
    (name) => !isPermitted(name, permissions) && !partsOf(name).every((part) => covered.has(part)),
  );
}

function partsOf(name: string): string[] {
  return normal(name).split('.');
}

/** Whether a host API name is covered: by its own name, its writing with dots, dashes or colons, or its group. */
export function isPermitted(hostApi: string, permissions: readonly string[]): boolean {
  const wanted = normal(hostApi);
  return permissions.some((permission) => {
    const given = normal(permission);
    return given === wanted || (given.endsWith('*') && wanted.startsWith(given.slice(0, -1)));
  });
}

function normal(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1.$2')
    .toLowerCase()
    .replaceAll(/[:_\-/]/g, '.');
}

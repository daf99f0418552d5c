import type { ResolvedCall } from '../values/resolve-call.ts';
import type { SourceFile } from '../values/source-file.ts';
import { textOf } from '../values/value.ts';

/** The host API a call asks for: `api.host.call('contacts.read')` and `api.host.contacts.read()` alike. */
export function hostApiOf(call: ResolvedCall, file: SourceFile): string | null {
  for (const name of call.names) {
    if (name === 'api.host.call' || name === 'api.call' || name === 'api.host') {
      return call.args[0] ? textOf(file.evaluator.evaluate(call.args[0])) : null;
    }
    if (name.startsWith('api.host.')) return name.slice('api.host.'.length).replace(/\.(?:call|apply)$/, '');
  }
  return null;
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

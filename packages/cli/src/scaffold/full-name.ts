import { ok, type Result } from '@guildhall/kernel';
import { failed, type Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { VIEWER } from '../session/viewer.ts';

/** `orchard.greeter` for `greeter`, if the person ships in one namespace alone. */
export async function fullName(
  name: string,
  openGateway: () => Promise<Result<Gateway, Failure>>,
): Promise<Result<string, Failure>> {
  if (name.includes('.')) return ok(name);
  const gateway = await openGateway();
  if (!gateway.ok)
    return failed(
      gateway.error.exit,
      gateway.error.code,
      `${gateway.error.message} Or write the whole name: <namespace>.${name}`,
    );
  const viewer = await gateway.value.ask(VIEWER);
  if (!viewer.ok) return viewer;
  const namespaces = viewer.value.viewer.publishers.flatMap((publisher) => publisher.namespaces);
  const [only] = namespaces;
  if (only !== undefined && namespaces.length === 1) return ok(`${only}.${name}`);
  return failed(
    'usage',
    'WHICH_NAMESPACE',
    only === undefined
      ? `None of your publishers has a namespace yet. Write the whole name: <namespace>.${name}`
      : `You ship in ${namespaces.join(' and ')}. Write the whole name, such as ${only}.${name}`,
  );
}

/** `Contact notes` for `orchard.contact-notes`. */
export function titleOf(id: string): string {
  const words = id.slice(id.indexOf('.') + 1).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

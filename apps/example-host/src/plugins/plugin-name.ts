import type { Host } from '@guildhall/host-sdk';
import { exampleSurface } from '../../contract/surface/index.ts';

/** The name people know a plugin by, from whatever it contributes to this page. */
export function pluginNameIn(host: Host, installationId: string): string {
  const shown = exampleSurface.extensionPoints.flatMap(({ id, version }) => [
    ...host.slot(`${id}@${version}`).get().contributions,
    ...host
      .menu(`${id}@${version}`)
      .get()
      .map(({ contribution }) => contribution),
  ]);
  const commands = host
    .commands()
    .get()
    .map(({ contribution }) => contribution);
  const match = [...shown, ...host.pages().get(), ...commands].find(
    (contribution) => contribution.installationId === installationId,
  );
  return match?.pluginName ?? 'A plugin';
}

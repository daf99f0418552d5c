import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { StormClient } from './client.ts';
import type { Ledger } from './ledger.ts';

const found = z.object({
  plugins: z.object({ nodes: z.array(z.object({ id: z.string(), name: z.string() })) }),
});
const installed = z.object({
  installation: z.object({
    id: z.string(),
    state: z.string(),
    pendingUpdate: z.object({ permissionDigest: z.string() }).nullable(),
  }),
});
const SELECTION = 'installation { id state pendingUpdate { permissionDigest } }';
const EVERY_MS = 1_200;

/** A host administrator who gives one workspace after the other whatever is listed. */
export async function installPlugins(client: StormClient, ledger: Ledger, over: AbortSignal): Promise<void> {
  for (let workspace = 0; !over.aborted;) {
    await pause(EVERY_MS, undefined, { signal: over }).catch(() => undefined);
    const { plugins } = await client.ask('{ plugins(first: 50) { nodes { id name } } }', {}, found);
    const listed = plugins.nodes.filter(({ name }) => name.endsWith('.storm-glass'));
    if (listed.length === 0) continue;
    const place = { host: 'fernhill-crm', organization: 'fernhill', workspace: `storm-${workspace++}` };
    for (const { id: pluginId } of listed) await installAt(client, pluginId, place, ledger);
  }
}

/** Refusals are part of the weather: the version may just have been blocked. */
async function installAt(
  client: StormClient,
  pluginId: string,
  scope: { host: string; organization: string; workspace: string },
  ledger: Ledger,
): Promise<void> {
  const key = (step: string) => ({ idempotencyKey: `storm-${pluginId}-${scope.workspace}-${step}` });
  const answer = await client.perform(
    'installPlugin',
    'InstallInput',
    SELECTION,
    { pluginId, scope, ...key('install') },
    installed,
  );
  if (!answer.ok) return;
  const { id, pendingUpdate } = answer.value.installation;
  ledger.installed.push({ id, ...scope });
  if (!pendingUpdate) return;
  const consent = { installationId: id, permissionDigest: pendingUpdate.permissionDigest, ...key('consent') };
  await client.perform('consentToInstallation', 'ConsentInput', SELECTION, consent, installed);
}

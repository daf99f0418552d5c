import { until } from '@guildhall/testing';
import { z } from 'zod';
import type { OpenGuildhall } from './open-guildhall.ts';

/** Where the example host's people work. */
export const PLACE = { host: 'fernhill-crm', organization: 'fernhill' };

const FIELDS = 'installation { id rev state pendingUpdate { permissionDigest } }';
const payload = z.object({
  installation: z.object({
    id: z.string(),
    rev: z.int(),
    state: z.string(),
    pendingUpdate: z.object({ permissionDigest: z.string() }).nullable(),
  }),
});
const shelf = z.object({
  plugin: z.object({ installability: z.object({ action: z.string() }).nullable() }).nullable(),
});

/** Installs a published plugin for the whole organization, with everything it requires. */
export async function installPlugin(guildhall: OpenGuildhall, pluginId: string): Promise<string> {
  const admin = guildhall.as('orgAdmin');
  // Installation learns of a publication a moment after the publisher does.
  await until('the plugin can be installed', async () => {
    const { plugin } = await admin.ask(
      'query ($id: ID!, $scope: ScopeInput!) { plugin(id: $id) { installability(scope: $scope) { action } } }',
      { id: pluginId, scope: PLACE },
      shelf,
    );
    return plugin?.installability?.action === 'INSTALL';
  });
  const { installation } = await admin.perform(
    'installPlugin',
    'InstallInput',
    FIELDS,
    { pluginId, scope: PLACE },
    payload,
  );
  if (installation.state === 'CONSENT_REQUIRED') {
    const { id, rev, pendingUpdate } = installation;
    const consent = {
      installationId: id,
      expectedRev: rev,
      permissionDigest: pendingUpdate?.permissionDigest,
    };
    await admin.perform('consentToInstallation', 'ConsentInput', FIELDS, consent, payload);
  }
  return installation.id;
}

import { setTimeout as pause } from 'node:timers/promises';
import { until } from '@guildhall/testing';
import { ask, textAt, valuesAt } from './ask.ts';
import { idIn, MARKER, type Builder } from './build-world.ts';

const NAME = 'marked.lamp';
const text = (words: string) => `${MARKER} ${words}`;

/** A second plugin whose newest version is stopped: one place falls back, the other is only offered to. */
export async function stop(world: Builder): Promise<void> {
  const { act, ids, submit, untilVersion } = world;
  const words = { title: text('Lamp'), summary: text('summary') };
  const made = await act('publisher', 'createPlugin', {
    publisherId: ids['publisher'],
    name: NAME,
    ...words,
  });
  const pluginId = (ids[NAME] = idIn(made, 'plugin'));
  const listing = { description: text('description'), categories: ['design'] };
  await act('publisher', 'editListing', { pluginId, ...listing });
  await act('publisher', 'submitListing', { pluginId });

  await untilVersion(await submit({ name: NAME, version: '1.0.0' }), 'PUBLISHED');
  const moving = await installAt(world, 'w5');
  ids['stopped'] = await installAt(world, 'w6');
  const newest = await submit({ name: NAME, version: '1.1.0' });
  await untilVersion(newest, 'PUBLISHED');
  for (const id of [moving, ids['stopped']])
    await untilAnswered(world, id, 'lock { version { id } }', newest);

  await act('owner', 'setHostFallback', { hostId: ids['host'], fallback: 'ASK' });
  const imposed = await act('reviewer', 'imposeRestriction', {
    kind: 'HARD_BLOCK',
    target: { type: 'VERSION', id: newest },
    clause: text('clause'),
    reason: text('reason'),
  });
  const restrictionId = idIn(imposed, 'restriction');
  await act('reviewer2', 'confirmRestriction', { restrictionId, reason: text('confirm') });
  await untilAnswered(world, moving, 'fallback { versionString }', '1.0.0');
  await act('hostAdmin', 'fallBackInstallation', { installationId: moving, reason: text('back') });
}

async function installAt({ act, ids, graphql, tokens }: Builder, workspace: string): Promise<string> {
  const scope = { host: 'marked', organization: 'fernhill', workspace };
  const installed = await act('hostAdmin', 'installPlugin', { pluginId: ids[NAME], scope });
  const installationId = idIn(installed, 'installation');
  const { data } = await ask(
    graphql,
    tokens.hostAdmin,
    'query ($id: ID!) { installation(id: $id) { pendingUpdate { permissionDigest } } }',
    { id: installationId },
  );
  const permissionDigest = textAt(data, 'installation.pendingUpdate.permissionDigest');
  await act('hostAdmin', 'consentToInstallation', { installationId, permissionDigest });
  return installationId;
}

/** Waits until an installation answers the selection with a value. */
async function untilAnswered({ graphql, tokens }: Builder, id: string, selection: string, value: string) {
  const path = ['installation', ...selection.split(/[{} ]+/).filter((name) => name !== '')];
  const query = `query ($id: ID!) { installation(id: $id) { ${selection} } }`;
  const answered = async () => {
    await pause(100);
    return valuesAt((await ask(graphql, tokens.hostAdmin, query, { id })).data, path)[0] === value;
  };
  await until(`${selection} of an installation is ${value}`, answered, 20_000);
}

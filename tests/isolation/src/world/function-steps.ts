import { setTimeout as pause } from 'node:timers/promises';
import { ask, textAt, valuesAt } from './ask.ts';
import { idIn, MARKER, type Builder } from './build-world.ts';
import { atRest } from './databases.ts';

const place = { host: 'marked', organization: 'fernhill' };

/** Functions of the installation, set going in every way there is. */
export async function operate(world: Builder): Promise<void> {
  const { act, ids, marketplace, stage } = world;
  const installationId = ids['installation'];
  await untilRunnable(world);
  const call = (payload: unknown) =>
    act('endUser', 'invokeFunction', { installationId, function: 'note', payload });
  await call('fail');
  ids['invocation'] = idIn(await call('hello'), 'invocation');
  await act('hostAdmin', 'emitHostEvent', { scope: place, event: 'note.beforeSave', payload: {} });
  const rotated = await act('hostAdmin', 'rotateWebhook', { installationId, webhook: 'mail' });
  await act('hostAdmin', 'shareFunctionLogs', { installationId, shared: true });
  ids['webhook'] = textAt(rotated.answer.data, 'rotateWebhook.url');

  const forge = stage.databases.clients.find(({ service }) => service === 'forge')?.client;
  const due = "UPDATE due SET at = now() WHERE marketplace_id = $1 AND kind = 'function-schedule'";
  await forge?.query(due, [marketplace]);
  await pause(1_500);
  await atRest(stage.databases, marketplace);

  // To take a process down three times would slow the others; the row is what is left of it.
  const digest = (first: string) => first.repeat(64);
  for (const first of ['1', '2']) {
    await forge?.query(
      `INSERT INTO quarantine (marketplace_id, release_digest, code_digest, version_id, kills, reason, since, rev)
       VALUES ($1, $2, $2, $3, 3, $4, now(), 1)`,
      [marketplace, digest(first), ids['published'], `${MARKER} reason`],
    );
  }
  await act('owner', 'changeMarketplaceSettings', {
    functionLimits: { cpuMs: 60 },
    allowedOrigins: ['https://*.marked.invalid'],
  });
  await act('owner', 'releaseFromQuarantine', { releaseDigest: digest('1'), reason: `${MARKER} release` });
}

/** Forge hears of an installation a moment after it was made. */
async function untilRunnable({ graphql, tokens, ids }: Builder): Promise<void> {
  const end = performance.now() + 20_000;
  for (;;) {
    const { data } = await ask(
      graphql,
      tokens.hostAdmin,
      'query ($id: ID!) { installation(id: $id) { state functions { name } webhooks { id } } }',
      { id: ids['installation'] },
    );
    if (valuesAt(data, ['installation', 'webhooks', 'id']).length > 0) return;
    if (performance.now() > end) throw new Error(`no functions yet: ${JSON.stringify(data)}`);
    await pause(100);
  }
}

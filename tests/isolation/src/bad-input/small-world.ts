import { createHash } from 'node:crypto';
import { idIn, openBuilder, type Builder } from '../world/build-world.ts';
import { perform } from '../world/actor.ts';
import { ask, textAt } from '../world/ask.ts';
import { actorIdOf, type Stage } from '../world/stage.ts';
import { furnish, settle } from '../world/steps.ts';

/** A marketplace with a host, a publisher, a plugin and drafts: enough for something to be refused. */
export async function smallWorld(stage: Stage): Promise<Builder> {
  const world = await openBuilder(stage, []);
  const { ids, act, graphql, tokens } = world;
  ids['publisher2Actor'] = await actorIdOf(graphql, tokens.publisher2);
  await furnish(world);
  await settle(world);
  const draft = { pluginId: ids['plugin'], versionString: '1.0.0', idempotencyKey: 'used' };
  ids['draft'] = idIn(await act('publisher', 'createVersion', draft), 'version');
  ids['policy'] = textAt((await ask(graphql, tokens.owner, '{ policies { id } }')).data, 'policies.id');
  const { otherPublisher } = stage.guildhall.personas;
  ids['receipt'] = await receiptOf(stage, tokens.publisher);
  ids['foreignReceipt'] = await receiptOf(stage, otherPublisher.token);
  // Whoever comes for the first time is noted down; that is not what is measured.
  for (const token of Object.values(tokens))
    await perform(graphql, token, 'createVersion', { pluginId: '', versionString: '' });
  return world;
}

async function receiptOf({ guildhall }: Stage, token: string): Promise<string> {
  const bytes = Buffer.from('any bytes');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const created = await perform(guildhall.graphql, token, 'createUpload', { bytes: bytes.length, sha256 });
  const put = await fetch(guildhall.gateway + textAt(created.answer.data, 'createUpload.upload.url'), {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}` },
    body: bytes,
  });
  return textAt(await put.json(), 'receipt');
}

import { blockVersion, liftBlock } from '../../tests/e2e/lab/restrict.ts';
import type { OpenGuildhall } from '../../tests/e2e/lab/open-guildhall.ts';
import type { SubmittedVersion } from '../../tests/e2e/lab/submit-plugin.ts';
import type { CommitTimes } from './commit-times.ts';
import { openLiveClients } from './live-clients.ts';
import { openWideGateway } from './wide-gateway.ts';

const ROUNDS = 10;

/** Milliseconds from a block's commit until clients without a page deny the version; one figure a client and block. */
export async function measureClients(
  guildhall: OpenGuildhall,
  { id, plugin, releaseDigest }: SubmittedVersion,
  { count, commits }: { count: number; commits: CommitTimes },
): Promise<number[]> {
  const { token } = guildhall.personas.orgAdmin;
  const subject = { versionId: id, pluginId: plugin.id, releaseDigest: releaseDigest ?? '', publisherId: '' };
  const gateway = await openWideGateway(guildhall);
  try {
    const clients = await openLiveClients(count, { endpoint: gateway.url, token }, subject);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const block = await blockVersion(guildhall, id);
      const committedAt = await commits.of(block);
      times.push(...(await clients.denied(() => committedAt)));
      await liftBlock(guildhall, block.id);
      await clients.allowed();
    }
    clients.close();
    return times;
  } finally {
    await gateway.stop();
  }
}

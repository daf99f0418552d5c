import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { pluginSource } from '../../tests/storm/src/load/plugin-source.ts';
import type { Shop } from './open-shop.ts';

const plugin = z.object({ plugin: z.object({ id: z.string() }) });
const version = z.object({ version: z.object({ id: z.string() }) });
const upload = z.object({ upload: z.object({ url: z.string() }) });
const receipt = z.object({ receipt: z.string() });
const progress = z.object({
  version: z.object({ state: z.string(), stage: z.object({ reason: z.string().nullable() }) }),
});

const PATIENCE_MS = 120_000;

/**
 * Milliseconds from the submit of a plugin's first version to PUBLISHED, as a publisher sees it who asks every `lookMs`.
 * What comes before is not counted. Each has a plugin of its own: versions that overtake each other need a reviewer.
 */
export async function shipPlugin(gateway: string, shop: Shop, slug: string, lookMs = 40): Promise<number> {
  const { client, token, publisherId } = shop;
  const name = `bench.${slug}`;
  const source = new Uint8Array(await pluginSource(name, '1.0.0', 'plain'));
  const sha256 = createHash('sha256').update(source).digest('hex');
  const idea = { publisherId, name, title: 'Storm glass', summary: 'Tells the weather.' };
  const created = await client.perform('createPlugin', 'CreatePluginInput', 'plugin { id }', idea, plugin);
  const wish = { pluginId: created.plugin.id, versionString: '1.0.0' };
  const made = await client.perform('createVersion', 'CreateVersionInput', 'version { id }', wish, version);
  const place = { bytes: source.length, sha256 };
  const opened = await client.perform('createUpload', 'CreateUploadInput', 'upload { url }', place, upload);
  const sent = await fetch(new URL(opened.upload.url, gateway), {
    method: 'PUT',
    headers: { 'content-type': 'application/gzip', authorization: `Bearer ${token}` },
    body: source,
  });
  const { receipt: uploadReceipt } = receipt.parse(await sent.json());
  const { id } = made.version;

  const begun = performance.now();
  const sealed = { versionId: id, uploadReceipt };
  await client.perform('submitVersion', 'SubmitVersionInput', 'version { id }', sealed, version);
  const query = 'query ($id: ID!) { version(id: $id) { state stage { reason } } }';
  while (performance.now() - begun < PATIENCE_MS) {
    const { state, stage } = (await client.ask(query, { id }, progress)).version;
    if (state === 'PUBLISHED') return performance.now() - begun;
    if (['REJECTED', 'IN_REVIEW', 'QUARANTINED'].includes(state))
      throw new Error(`${name} went to ${state}: ${stage.reason ?? 'no reason'}`);
    await pause(lookMs);
  }
  throw new Error(`${name} was not published within ${PATIENCE_MS} ms`);
}

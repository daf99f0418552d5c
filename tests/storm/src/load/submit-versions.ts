import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { StormClient } from './client.ts';
import type { Ledger } from './ledger.ts';
import { pluginSource, type Tone } from './plugin-source.ts';

const publishers = z.object({ viewer: z.object({ publishers: z.array(z.object({ id: z.string() })) }) });
const plugin = z.object({ plugin: z.object({ id: z.string() }) });
const version = z.object({ version: z.object({ id: z.string() }) });
const upload = z.object({ upload: z.object({ url: z.string() }) });
const receipt = z.object({ receipt: z.string() });
const progress = z.object({ version: z.object({ state: z.string() }).nullable() });

/** States in which the pipeline has nothing to do for now. */
const RESTING = ['PUBLISHED', 'REJECTED', 'IN_REVIEW', 'QUARANTINED', 'WITHDRAWN', 'CHECK_ERROR'];
const EVERY_MS = 900;
const MOST_UNDER_WAY = 4;

/** A publisher who ships again and again until the storm is over; every third version needs a reviewer. */
export async function submitVersions(
  client: StormClient,
  name: string,
  ledger: Ledger,
  over: AbortSignal,
): Promise<void> {
  const pluginId = await openPlugin(client, name);
  const underWay: string[] = [];
  // A function, because the signal changes while we wait.
  const isOver = () => over.aborted;
  for (let patch = 0; !isOver(); patch++) {
    const versionString = `1.0.${patch}`;
    const id = await submitOne(
      client,
      { name, pluginId, versionString },
      patch % 3 === 1 ? 'questionable' : 'plain',
    );
    ledger.submitted.push({ id, pluginId, versionString });
    underWay.push(id);
    while (underWay.length >= MOST_UNDER_WAY) {
      const [first = ''] = underWay;
      if (isOver() || (await rests(client, first))) underWay.shift();
      else await pause(300);
    }
    await pause(EVERY_MS, undefined, { signal: over }).catch(() => undefined);
  }
}

/** Opens a plugin whose listing anybody may find; its id. */
export async function openPlugin(client: StormClient, name: string): Promise<string> {
  const { viewer } = await client.ask('{ viewer { publishers { id } } }', {}, publishers);
  const created = await client.perform(
    'createPlugin',
    'CreatePluginInput',
    'plugin { id }',
    {
      publisherId: viewer.publishers[0]?.id,
      ...{
        name,
        title: 'Storm glass',
        summary: 'Tells what the weather was.',
        idempotencyKey: `storm-${name}`,
      },
    },
    plugin,
  );
  const { id } = accepted(created).plugin;
  const listing = { pluginId: id, idempotencyKey: `storm-${name}-listing` };
  accepted(await client.perform('submitListing', 'SubmitListingInput', 'plugin { id }', listing, plugin));
  return id;
}

/** Ships one version up to the answer that it was accepted; its id. */
export async function submitOne(
  client: StormClient,
  { name, pluginId, versionString }: { name: string; pluginId: string; versionString: string },
  tone: Tone,
): Promise<string> {
  const key = (step: string) => ({ idempotencyKey: `storm-${pluginId}-${versionString}-${step}` });
  const source = new Uint8Array(await pluginSource(name, versionString, tone));
  const made = await client.perform(
    'createVersion',
    'CreateVersionInput',
    'version { id }',
    { pluginId, versionString, ...key('create') },
    version,
  );
  const { id } = accepted(made).version;
  const sha256 = createHash('sha256').update(source).digest('hex');
  const opened = await client.perform(
    'createUpload',
    'CreateUploadInput',
    'upload { url }',
    { bytes: source.length, sha256, ...key('upload') },
    upload,
  );
  const { receipt: uploadReceipt } = await client.put(accepted(opened).upload.url, source, receipt);
  const submitted = { versionId: id, uploadReceipt, ...key('submit') };
  accepted(await client.perform('submitVersion', 'SubmitVersionInput', 'version { id }', submitted, version));
  return id;
}

/** Whether the pipeline has nothing to do for a version, for now. */
export async function rests(client: StormClient, id: string): Promise<boolean> {
  const query = 'query ($id: ID!) { version(id: $id) { state } }';
  const { version: found } = await client.ask(query, { id }, progress);
  return found !== null && RESTING.includes(found.state);
}

/** A refusal that the storm cannot have caused is a fault of the load, or a promise broken. */
function accepted<T>(answer: { ok: true; value: T } | { ok: false; code: string; message: string }): T {
  if (answer.ok) return answer.value;
  throw new Error(`refused: ${answer.code} ${answer.message}`);
}

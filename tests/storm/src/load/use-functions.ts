import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { StormClient } from './client.ts';
import type { Ledger } from './ledger.ts';

const ran = z.object({ invocation: z.object({ id: z.string() }).nullable() });
const told = z.object({ queued: z.int() });
const rotated = z.object({ url: z.string() });
const delivered = z.object({ invocationId: z.string() });
const EVERY_MS = 700;

/** A host whose people press buttons and save contacts, and a gauge outside that sends what it measured. */
export async function useFunctions(client: StormClient, ledger: Ledger, over: AbortSignal): Promise<void> {
  const hooks = new Map<string, string>();
  for (let round = 0; !over.aborted; round++) {
    await pause(EVERY_MS, undefined, { signal: over }).catch(() => undefined);
    const place = ledger.installed[round % Math.max(1, ledger.installed.length)];
    if (!place) continue;
    const { id, host, organization, workspace } = place;
    const key = `storm-${id}-${round}`;
    await press(client, { installationId: id, key }, ledger);
    const saved = { scope: { host, organization, workspace }, event: 'contact.beforeSave', payload: { id } };
    const event = { ...saved, idempotencyKey: `${key}-save` };
    await client.perform('emitHostEvent', 'EmitHostEventInput', 'queued', event, told);
    const url = hooks.get(id) ?? (await openHook(client, id));
    if (url === null) continue;
    hooks.set(id, url);
    await measure(client, url, ledger);
  }
}

/** Refusals are part of the weather: the version may just have been blocked. */
async function press(
  client: StormClient,
  { installationId, key }: { installationId: string; key: string },
  ledger: Ledger,
): Promise<void> {
  const input = { installationId, function: 'note', payload: key, idempotencyKey: `${key}-press` };
  const answer = await client.perform(
    'invokeFunction',
    'InvokeFunctionInput',
    'invocation { id }',
    input,
    ran,
  );
  if (answer.ok && answer.value.invocation) ledger.runs.push({ id: answer.value.invocation.id, by: 'call' });
}

/** Null while forge has not heard of the installation, or its version has no such webhook. */
async function openHook(client: StormClient, installationId: string): Promise<string | null> {
  // Without a key: only the answer that arrives shows the address that holds.
  const input = { installationId, webhook: 'gauge' };
  const answer = await client.perform('rotateWebhook', 'RotateWebhookInput', 'url', input, rotated);
  return answer.ok ? answer.value.url : null;
}

async function measure(client: StormClient, path: string, ledger: Ledger): Promise<void> {
  const answer = await client.deliver(path, JSON.stringify({ millimetres: 3 }), delivered);
  if (answer) ledger.runs.push({ id: answer.invocationId, by: 'webhook' });
}

import { err, invalid, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { checkKey, MAX_VALUE_BYTES, sizeOf } from './storage-limits.ts';

type Stores = Pick<Context, 'storedValues' | 'functionLimits' | 'now'>;

/** Keeps a value for an installation, as long as there is room. */
export async function setValue(
  { storedValues, functionLimits, now }: Stores,
  installationId: string,
  { key, value }: { key: string; value: unknown },
): Promise<Result<null>> {
  const checked = checkKey(key);
  if (!checked.ok) return checked;
  const json = JSON.stringify(value ?? null);
  if (Buffer.byteLength(json) > MAX_VALUE_BYTES) {
    return invalid(`A value has at most ${MAX_VALUE_BYTES} bytes as JSON.`, 'value');
  }
  const usage = await storedValues.lockUsage(installationId);
  const before = await storedValues.sizeOf(installationId, key);
  const bytes = sizeOf(key, json);
  const storageBytes = usage.storageBytes - (before ?? 0) + bytes;
  const storageKeys = usage.storageKeys + (before === null ? 1 : 0);
  const limits = await functionLimits.read();
  // Whoever keeps more than a limit that was lowered may still keep less.
  const grows = storageBytes > usage.storageBytes;
  if (grows && storageBytes > limits.storageKb * 1024) return full(`${limits.storageKb * 1024} bytes`);
  if (before === null && storageKeys > limits.storageKeys) return full(`${limits.storageKeys} keys`);
  if (grows) {
    const most = limits.marketplaceStorageMb * 1024 * 1024;
    await storedValues.lockTotal();
    const all = (await storedValues.totalBytes()) + storageBytes - usage.storageBytes;
    if (all > most) return err(allFull(limits.marketplaceStorageMb));
  }
  await storedValues.put(installationId, key, json, bytes, now);
  await storedValues.setUsage(installationId, { storageBytes, storageKeys });
  return ok(null);
}

/** Forgets a value; one that is not there, too. */
export async function deleteValue(
  { storedValues }: Pick<Context, 'storedValues'>,
  installationId: string,
  key: string,
): Promise<void> {
  const { storageBytes, storageKeys } = await storedValues.lockUsage(installationId);
  const before = await storedValues.sizeOf(installationId, key);
  if (before === null) return;
  await storedValues.delete(installationId, key);
  const usage = { storageBytes: storageBytes - before, storageKeys: storageKeys - 1 };
  await storedValues.setUsage(installationId, usage);
}

function allFull(megabytes: number) {
  return {
    code: 'STORAGE_FULL',
    message: `The functions of this marketplace keep at most ${megabytes} megabytes together, and that is used up.`,
  };
}

function full(limit: string): Result<never> {
  return err({
    code: 'STORAGE_FULL',
    message: `An installation keeps at most ${limit}. Delete what is no longer needed.`,
  });
}

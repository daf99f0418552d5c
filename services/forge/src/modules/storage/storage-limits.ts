import { invalid, ok, type Result } from '@guildhall/kernel';

export const MAX_VALUE_BYTES = 32 * 1024;
const MAX_KEY_LENGTH = 256;

/** Control characters and halves of surrogate pairs; PostgreSQL would refuse some of them with an error of ours. */
const BAD = /[\p{Cc}\p{Cs}]/u;

export function checkKey(key: string): Result<string> {
  if (key.length === 0 || key.length > MAX_KEY_LENGTH || BAD.test(key)) {
    return invalid(`A key has 1 to ${MAX_KEY_LENGTH} characters and no control characters.`, 'key');
  }
  return ok(key);
}

/** Keys count, too: a thousand long ones would hold much. */
export function sizeOf(key: string, json: string): number {
  return Buffer.byteLength(key) + Buffer.byteLength(json);
}

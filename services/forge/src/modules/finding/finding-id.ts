import { createHash } from 'node:crypto';

/** Names a finding by what it says, so that it is the same finding in the next run. */
export function findingId(...said: (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
}

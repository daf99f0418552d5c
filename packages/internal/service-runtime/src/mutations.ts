import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Session } from '@guildhall/authz';
import { err, type Result, type UserError } from '@guildhall/kernel';
import type { RawSql } from '@guildhall/messaging';

/** Runs mutations so that each is done wholly or not at all, and once per idempotency key. */
export interface Mutations {
  /**
   * A returned error undoes whatever `act` wrote. With a key, a repetition of the same input gets the stored answer;
   * the same key with other input is refused.
   */
  run<T>(operation: string, input: MutationInput, act: () => Promise<Result<T>>): Promise<Result<T>>;
}

interface MutationInput {
  idempotencyKey?: string | null | undefined;
  expectedRev?: number | null | undefined;
}

const MAX_KEY = 200;

export function mutationsOf(tx: RawSql, session: Session): Mutations {
  return {
    async run<T>(operation: string, input: MutationInput, act: () => Promise<Result<T>>): Promise<Result<T>> {
      const key = input.idempotencyKey;
      if (key && key.length > MAX_KEY)
        return err({
          code: 'BAD_INPUT',
          message: `An idempotency key has at most ${MAX_KEY} characters.`,
          field: ['idempotencyKey'],
        });
      const done = await undoable<T>(tx, async () => {
        if (!key) return act();
        const memory = memoryOf(tx, session, key);
        const stored = await memory.claim(operation, hashOf(input));
        if (stored) return stored.fits ? deserializeResult(stored.response) : err(reused(key));
        const result = await act();
        if (result.ok) await memory.keep(serialize(result));
        return result;
      });
      return done.ok ? done : err(asAsked(done.error, input));
    },
  };
}

/** Whoever named no revision and lost to another all the same is not told of a field that they did not fill. */
function asAsked({ field, ...error }: UserError, { expectedRev }: MutationInput): UserError {
  const isUnasked = expectedRev == null && field?.[0] === 'expectedRev';
  return field && !isUnasked ? { ...error, field } : error;
}

async function undoable<T>(tx: RawSql, act: () => Promise<Result<T>>): Promise<Result<T>> {
  await tx.$executeRaw`SAVEPOINT mutation`;
  const result = await act();
  if (result.ok) await tx.$executeRaw`RELEASE SAVEPOINT mutation`;
  else await tx.$executeRaw`ROLLBACK TO SAVEPOINT mutation`;
  return result;
}

function memoryOf(tx: RawSql, { marketplaceId, actorId }: Session, key: string) {
  return {
    /** Null when the key is new and now ours. A twin under way makes us wait for its end. */
    async claim(operation: string, hash: string): Promise<{ fits: boolean; response: Uint8Array } | null> {
      const claimed = await tx.$executeRaw`
        INSERT INTO idempotency (marketplace_id, actor_id, key, operation, request_hash)
        VALUES (${marketplaceId}, ${actorId}, ${key}, ${operation}, ${hash}) ON CONFLICT DO NOTHING`;
      if (claimed === 1) return null;
      const rows = await tx.$queryRaw<{ operation: string; request_hash: string; response: Uint8Array }[]>`
        SELECT operation, request_hash, response FROM idempotency
        WHERE marketplace_id = ${marketplaceId} AND actor_id = ${actorId} AND key = ${key}`;
      const [row] = rows;
      if (!row) throw new Error('an idempotency key vanished');
      return { fits: row.operation === operation && row.request_hash === hash, response: row.response };
    },
    async keep(response: Uint8Array): Promise<void> {
      await tx.$executeRaw`
        UPDATE idempotency SET response = ${response}
        WHERE marketplace_id = ${marketplaceId} AND actor_id = ${actorId} AND key = ${key}`;
    },
  };
}

/** What `keep` stored: a successful result of the same operation over the same input, so of the same type. */
function deserializeResult<T>(stored: Uint8Array): Result<T> {
  return deserialize(stored) as Result<T>;
}

function hashOf(input: MutationInput): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(input)))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}

function reused(key: string) {
  return {
    code: 'IDEMPOTENCY_CONFLICT',
    message: `The idempotency key ${key} was used for another request; use a new one.`,
    field: ['idempotencyKey'],
  };
}

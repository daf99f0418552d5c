import { ok, type Result } from '@guildhall/kernel';
import { followKeysets, keyset, signKeyset, type SigningKey } from '@guildhall/supply-chain';
import { z } from 'zod';
import type { Cli } from '../cli.ts';
import { failed, type Failure } from '../failure.ts';
import { defineQuery } from '../gateway/operation.ts';
import { done, type Outcome } from '../outcome.ts';
import { openSession } from '../session/open-session.ts';
import { visible } from '../terminal/visible.ts';
import { writeWanted } from '../write-file.ts';
import { nextKeyset } from './next-keyset.ts';
import { readJson } from './read-json-file.ts';
import { readRootKey } from './root-key.ts';

const FIND_KEY = defineQuery(
  'query FindLogKey { transparencyLog { publicKey } }',
  z.object({ transparencyLog: z.object({ publicKey: z.string() }).nullable() }),
);

/** What the person who signs said. */
export interface Wanted {
  rootKey: string[];
  previous?: string | undefined;
  oldRootKey: string[];
  threshold: number;
  days: number;
  out?: string | undefined;
}

/** Signs the keyset that follows the previous one with Forge's key of today, and writes it to a file. */
export async function writeKeyset(cli: Cli, given: Wanted): Promise<Result<Outcome, Failure>> {
  const { out, threshold, days } = given;
  if (given.rootKey.length === 0 || out === undefined)
    return failed('usage', 'USAGE', 'Say who signs with --root-key, and where to write with --out.');
  if (threshold > given.rootKey.length)
    return failed(
      'usage',
      'USAGE',
      `--threshold ${threshold} is more than the ${given.rootKey.length} root keys.`,
    );
  const roots = await readRoots(cli.cwd, given.rootKey);
  if (!roots.ok) return roots;
  const olds = await readRoots(cli.cwd, given.oldRootKey);
  if (!olds.ok) return olds;
  const previous =
    given.previous === undefined
      ? ok(undefined)
      : await readJson(cli.cwd, given.previous, 'The previous keyset', keyset);
  if (!previous.ok) return previous;
  const gateway = await openSession(cli);
  if (!gateway.ok) return gateway;
  const answer = await gateway.value.ask(FIND_KEY);
  if (!answer.ok) return answer;
  const { transparencyLog: log } = answer.value;
  if (!log) return failed('refused', 'NO_LOG', 'The marketplace has released nothing yet, so it has no log.');

  const forgeKey = new Uint8Array(Buffer.from(log.publicKey, 'base64'));
  const content = nextKeyset({
    previous: previous.value,
    forgeKey,
    roots: roots.value,
    threshold,
    days,
    now: new Date(),
  });
  const signed = await signKeyset(content, [...roots.value, ...olds.value]);
  if (previous.value) {
    const follows = followKeysets([signed], new Date(), previous.value);
    if (!follows.ok) return failed('usage', 'DOES_NOT_FOLLOW', unbelieved(previous.value.threshold));
  }
  const written = await writeWanted(cli.cwd, out, `${JSON.stringify(signed, null, 2)}\n`);
  if (!written.ok) return written;
  const { version, expires } = signed;
  return ok(done(`Wrote keyset ${version} to ${visible(out)}, valid until ${expires}.`, signed));
}

/** Whoever trusts the previous keyset would refuse this one: better said before it is handed out. */
function unbelieved(threshold: number): string {
  return `At least ${threshold} of the roots of the previous keyset must sign this one, too: name those that go with --old-root-key.`;
}

async function readRoots(cwd: string, named: readonly string[]): Promise<Result<SigningKey[], Failure>> {
  const roots: SigningKey[] = [];
  for (const file of named) {
    const root = await readRootKey(cwd, file);
    if (!root.ok) return root;
    roots.push(root.value);
  }
  return ok(roots);
}

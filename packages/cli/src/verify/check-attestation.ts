import { ok, type Result } from '@guildhall/kernel';
import { attestationBundle, keyset, verifyArtifact } from '@guildhall/supply-chain';
import { z } from 'zod';
import type { Failure } from '../failure.ts';
import type { Checked } from './checked.ts';
import { readCheckpointFile } from './read-checkpoint-file.ts';
import { readBytes, readJson } from './read-json-file.ts';

const keysets = z.union([keyset.transform((one) => [one]), z.array(keyset).min(1)]);

/** Checks an artifact against a bundle of the marketplace and a keyset, all from files. */
export async function checkAttestation(
  cwd: string,
  files: {
    artifact: string;
    bundle: string;
    keyset: string;
    root: string | undefined;
    earlier: string | undefined;
  },
  now: Date,
): Promise<Result<Checked, Failure>> {
  const artifact = await readBytes(cwd, files.artifact, 'The artifact');
  if (!artifact.ok) return artifact;
  const bundle = await readJson(cwd, files.bundle, 'The bundle', attestationBundle);
  if (!bundle.ok) return bundle;
  const chain = await readJson(cwd, files.keyset, 'The keyset', keysets);
  if (!chain.ok) return chain;
  const root =
    files.root === undefined ? ok(undefined) : await readJson(cwd, files.root, 'The earlier keyset', keyset);
  if (!root.ok) return root;
  const earlier = files.earlier === undefined ? ok(undefined) : await readCheckpointFile(cwd, files.earlier);
  if (!earlier.ok) return earlier;
  const verified = verifyArtifact({
    artifact: artifact.value,
    bundle: bundle.value,
    keysets: chain.value,
    trustedRoots: root.value,
    earlier: earlier.value,
    now,
  });
  return ok({ ok: verified.ok, steps: verified.steps });
}

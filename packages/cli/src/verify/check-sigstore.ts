import { ok, type Result } from '@guildhall/kernel';
import { verifySigstore, type Identity } from '@guildhall/supply-chain';
import { z } from 'zod';
import { failed, type Failure } from '../failure.ts';
import type { Checked } from './checked.ts';
import { readBytes, readJson } from './read-json-file.ts';

/** Checks an artifact against a Sigstore bundle and a trusted root, all from files. */
export async function checkSigstore(
  cwd: string,
  files: { artifact: string; sigstore: string; trustedRoot: string },
  identity: Identity,
): Promise<Result<Checked, Failure>> {
  const artifact = await readBytes(cwd, files.artifact, 'The artifact');
  if (!artifact.ok) return artifact;
  const bundle = await readJson(cwd, files.sigstore, 'The Sigstore bundle', z.json());
  if (!bundle.ok) return bundle;
  const trustedRoot = await readJson(cwd, files.trustedRoot, 'The trusted root', z.json());
  if (!trustedRoot.ok) return trustedRoot;
  const signer = verifySigstore({
    artifact: artifact.value,
    bundle: bundle.value,
    trustedRoot: trustedRoot.value,
    identity,
  });
  if (!signer.ok && signer.error.code === 'UNREADABLE')
    return failed('usage', 'UNREADABLE', signer.error.message);
  const message = signer.ok
    ? `It was signed by ${signer.value.subject}, vouched for by ${signer.value.issuer}.`
    : signer.error.message;
  return ok({ ok: signer.ok, steps: [{ name: 'sigstore', ok: signer.ok, message }] });
}

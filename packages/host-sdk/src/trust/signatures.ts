import type { Contribution } from '../contribution.ts';
import type { ExplanationStage, HostScope } from '../host.ts';
import { SandboxError } from '../sandbox/sandbox-error.ts';
import type { Telemetry } from '../telemetry.ts';
import type { KeyRing } from './key-ring.ts';
import type { AssertMarketplace } from './marketplace-check.ts';
import {
  parseSignedManifest,
  SIGNED_MANIFEST,
  whyNotCovered,
  type SignedManifest,
} from './signed-manifest.ts';
import { SignatureError, verifyStatement } from './verify-statement.ts';

/** Holds what an answer names against what the owner of installations signed. */
export interface Signatures {
  /** Begins to check everything an answer names, so that nobody waits for it later. */
  check(contributions: readonly Contribution[]): void;
  /** Rejects with a SandboxError `NOT_SIGNED` unless exactly this code may run here with these grants. */
  assertSigned(contribution: Contribution): Promise<void>;
  explain(contribution: Contribution): ExplanationStage;
}

interface SignaturesOptions {
  readonly ring: KeyRing;
  readonly scope: HostScope;
  readonly assertMarketplace: AssertMarketplace;
  readonly telemetry: Telemetry;
}

/** A manifest and what became of it; null while it is being read. */
interface Reading {
  readonly done: Promise<SignedManifest>;
  outcome: SignedManifest | SignatureError | null;
}

export function createSignatures({
  ring,
  scope,
  assertMarketplace,
  telemetry,
}: SignaturesOptions): Signatures {
  let readings = new Map<string, Reading>();
  /** Of two manifests of an installation, the one with the higher rev counts. */
  const newest = new Map<string, number>();

  function readingOf(jws: string): Reading {
    const found = readings.get(jws);
    if (found) return found;
    const reading: Reading = { done: read(jws), outcome: null };
    readings.set(jws, reading);
    reading.done.then(
      (manifest) => {
        reading.outcome = manifest;
      },
      (error: unknown) => {
        // Keys that could not be had say nothing about the signature: it is read again when it is needed.
        if (error instanceof SignatureError) reading.outcome = error;
        else readings.delete(jws);
      },
    );
    return reading;
  }

  async function read(jws: string): Promise<SignedManifest> {
    const manifest = parseSignedManifest(await verifyStatement(jws, SIGNED_MANIFEST, ring));
    if (!manifest) throw new SignatureError('says something that this SDK cannot read');
    assertMarketplace(manifest.marketplaceId);
    const { installationId, rev } = manifest;
    newest.set(installationId, Math.max(rev, newest.get(installationId) ?? 0));
    return manifest;
  }

  /** Why a manifest that was signed does not do, going on after "it"; null when it does. */
  function objectionTo(manifest: SignedManifest, contribution: Contribution): string | null {
    const older = manifest.rev < (newest.get(manifest.installationId) ?? 0);
    return older ? 'is older than one that this page has seen' : whyNotCovered(manifest, contribution, scope);
  }

  async function objection(contribution: Contribution): Promise<string | null> {
    if (contribution.signedManifest === null) return MISSING;
    try {
      return objectionTo(await readingOf(contribution.signedManifest).done, contribution);
    } catch (error) {
      if (error instanceof SignatureError) return error.message;
      throw error;
    }
  }

  return {
    check(contributions) {
      const named = new Set(contributions.flatMap(({ signedManifest }) => signedManifest ?? []));
      readings = new Map([...readings].filter(([jws]) => named.has(jws)));
      for (const jws of named) readingOf(jws);
    },
    async assertSigned(contribution) {
      const reason = await objection(contribution);
      if (reason === null) return;
      const { installationId, pluginName } = contribution;
      telemetry({ type: 'signature-refused', of: 'manifest', installationId, message: reason });
      throw new SandboxError('NOT_SIGNED', `${pluginName} was not started: its signed manifest ${reason}.`);
    },
    explain(contribution) {
      const { signedManifest } = contribution;
      const outcome = signedManifest === null ? null : readingOf(signedManifest).outcome;
      const reason = signedManifest === null ? MISSING : reasonIn(outcome, contribution);
      if (reason !== null)
        return {
          stage: 'signature',
          passed: false,
          message: `It is not started: its signed manifest ${reason}.`,
        };
      const message = outcome ? 'What runs is what was signed.' : 'Its signature is being checked.';
      return { stage: 'signature', passed: true, message };
    },
  };

  function reasonIn(outcome: Reading['outcome'], contribution: Contribution): string | null {
    if (outcome === null) return null;
    return outcome instanceof SignatureError ? outcome.message : objectionTo(outcome, contribution);
  }
}

const MISSING = 'is missing';

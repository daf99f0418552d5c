import { canonicalJson } from '../canonical-json.ts';
import { sha256Hex, toBase64 } from '../bytes.ts';
import { signEnvelope } from '../dsse/sign-envelope.ts';
import type { Keyset } from '../keys/keyset.ts';
import { signKeyset } from '../keys/sign-keyset.ts';
import { signCheckpoint } from '../log/checkpoint.ts';
import { logEntry, logOrigin } from '../log/log-entry.ts';
import { proveConsistency, proveInclusion, rootOf } from '../log/merkle-log.ts';
import { releaseSbom } from '../sbom/release-sbom.ts';
import { provenanceOf, type BuildFacts } from '../statement/provenance.ts';
import { PAYLOAD_TYPE } from '../statement/statement.ts';
import { BUNDLE_TYPE, type AttestationBundle } from '../verify/attestation-bundle.ts';
import { aKey, asMember, asRoot } from './a-key.ts';
import { aLog } from './a-log.ts';

export const CODE = new TextEncoder().encode('export const hello = 1;');
export const SOURCE = new TextEncoder().encode('the tarball');
export const BUILT_AT = new Date('2026-06-01T12:00:00.000Z');

export const someBuild = (over: Partial<BuildFacts> = {}): BuildFacts => {
  const bundles = [{ name: 'ui.js', sha256: sha256Hex(CODE) }];
  const [plugin, version] = ['orchard.hello', '1.0.0'];
  return {
    marketplaceId: 'mkt_one',
    plugin,
    version,
    runId: 'run_one',
    attempt: 1,
    startedAt: new Date(BUILT_AT.getTime() - 900),
    finishedAt: BUILT_AT,
    releaseDigest: 'a'.repeat(64),
    manifestDigest: 'b'.repeat(64),
    sourceDigest: sha256Hex(SOURCE),
    surfaces: [{ hostKey: 'crm', version: '1.0.0' }],
    bundles,
    dependencies: [],
    tools: { esbuild: '0.28.2' },
    sbom: releaseSbom({ plugin, version, at: BUILT_AT, bundles, dependencies: [] }),
    ...over,
  };
};

/** A marketplace's Forge with a key, a log of `others` earlier entries and a keyset under one root. */
export async function aReleased({
  others = 6,
  facts = someBuild(),
  until = '2026-12-31T00:00:00.000Z',
} = {}) {
  const [root, forge] = [aKey(), aKey()];
  const keyset: Keyset = await signKeyset(
    {
      version: 1,
      expires: until,
      threshold: 1,
      roots: [asRoot(root)],
      keys: [asMember(forge, 'attestation', { validTo: until }), asMember(forge, 'log', { validTo: until })],
    },
    [root],
  );
  const payload = new TextEncoder().encode(canonicalJson(provenanceOf(facts)));
  const provenance = await signEnvelope(PAYLOAD_TYPE, payload, forge);
  const entry = logEntry(facts.releaseDigest, provenance, forge.publicKey);
  const earlier = Array.from({ length: others }, (_, n) => new TextEncoder().encode(`earlier ${n}`));
  const log = await aLog([...earlier, entry, new TextEncoder().encode('later')]);
  const hashes = await proveInclusion(others, log.size, log.read);
  const origin = logOrigin(facts.marketplaceId);
  const checkpoint = { origin, size: log.size, root: await rootOf(log.size, log.read) };
  const bundle: AttestationBundle = {
    mediaType: BUNDLE_TYPE,
    provenance,
    sbom: releaseSbom({
      plugin: facts.plugin,
      version: facts.version,
      at: facts.finishedAt,
      bundles: facts.bundles,
      dependencies: facts.dependencies,
    }),
    log: {
      index: others,
      size: log.size,
      hashes: hashes.map(toBase64),
      checkpoint: await signCheckpoint(checkpoint, forge),
    },
  };
  /** What the log said of itself with so many entries, and the proof that it grew from there. */
  const when = async (size: number) => ({
    checkpoint: await signCheckpoint({ origin, size, root: await rootOf(size, log.read) }, forge),
    consistency: { from: size, hashes: (await proveConsistency(size, log.size, log.read)).map(toBase64) },
  });
  return { root, forge, keyset, bundle, entry, checkpoint, when };
}

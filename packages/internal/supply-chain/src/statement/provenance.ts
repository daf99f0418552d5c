import { canonicalJson } from '../canonical-json.ts';
import { sha256Hex } from '../bytes.ts';
import { packageUrl } from '../sbom/package-url.ts';
import { hashesOf, type Dependency } from '../sbom/dependency.ts';
import {
  BUILD_TYPE,
  PROVENANCE_TYPE,
  provenanceStatement,
  STATEMENT_TYPE,
  type ProvenanceStatement,
} from './statement.ts';

/** What Forge knows of one build. */
export interface BuildFacts {
  marketplaceId: string;
  plugin: string;
  version: string;
  runId: string;
  attempt: number;
  startedAt: Date;
  finishedAt: Date;
  releaseDigest: string;
  manifestDigest: string;
  /** The tarball, as sealed at submit. */
  sourceDigest: string;
  surfaces: readonly { hostKey: string; version: string }[];
  bundles: readonly { name: string; sha256: string }[];
  dependencies: readonly Dependency[];
  /** Versions of what built it, such as esbuild. */
  tools: Readonly<Record<string, string>>;
  sbom: object;
  /** Other files the build left behind, such as the metafile; SHA-256 in hex by name. */
  leftovers?: Readonly<Record<string, string>>;
}

/** Where release and SBOM are found among the names of a statement. */
export const RELEASE_SUBJECT = 'release';
export const MANIFEST_SUBJECT = 'plugin.json';
export const SBOM_NAME = 'sbom.cdx.json';
export const SOURCE_NAME = 'source.tgz';

/** Says where the files of a release come from. The same facts give the same statement. */
export function provenanceOf(facts: BuildFacts): ProvenanceStatement {
  const { marketplaceId, plugin, version, releaseDigest, manifestDigest, surfaces } = facts;
  return provenanceStatement.parse({
    _type: STATEMENT_TYPE,
    subject: [
      ...facts.bundles.map(({ name, sha256 }) => named(name, sha256)),
      named(MANIFEST_SUBJECT, manifestDigest),
      named(RELEASE_SUBJECT, releaseDigest),
    ],
    predicateType: PROVENANCE_TYPE,
    predicate: {
      buildDefinition: {
        buildType: BUILD_TYPE,
        externalParameters: { marketplace: marketplaceId, plugin, version, surfaces, releaseDigest },
        internalParameters: { reproduced: true, attempt: facts.attempt },
        resolvedDependencies: [
          named(SOURCE_NAME, facts.sourceDigest),
          ...facts.dependencies.flatMap(material),
        ],
      },
      runDetails: {
        builder: { id: `https://guildhall.dev/forge/${marketplaceId}`, version: facts.tools },
        metadata: {
          invocationId: facts.runId,
          startedOn: facts.startedAt.toISOString(),
          finishedOn: facts.finishedAt.toISOString(),
        },
        byproducts: [
          named(SBOM_NAME, sbomDigest(facts.sbom)),
          ...Object.entries(facts.leftovers ?? {}).map(([name, sha256]) => named(name, sha256)),
        ],
      },
    },
  });
}

/** SHA-256 of the tarball that a release was built from, as its provenance says; null when it says nothing of it. */
export function sourceDigestIn({ predicate }: ProvenanceStatement): string | null {
  const source = predicate.buildDefinition.resolvedDependencies.find(({ name }) => name === SOURCE_NAME);
  return source?.digest['sha256'] ?? null;
}

/** SHA-256 of the canonical SBOM. */
export function sbomDigest(sbom: object): string {
  return sha256Hex(canonicalJson(sbom));
}

/** A package that was built in, where the lockfile says which bytes it was. */
function material(dependency: Dependency) {
  const hashes = hashesOf(dependency);
  return hashes.length === 0 ? [] : [{ uri: packageUrl(dependency), digest: Object.fromEntries(hashes) }];
}

function named(name: string, sha256: string) {
  return { name, digest: { sha256 } };
}

import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { z } from 'zod';
import { hashesOf, type Dependency, type HashName } from './dependency.ts';
import { licenceOf } from './licence.ts';
import { packageUrl, pluginUrl } from './package-url.ts';

/** What an SBOM is made of. */
export interface ReleaseContents {
  plugin: string;
  version: string;
  /** When the release was built; the only instant in the document. */
  at: Date;
  licence?: string | undefined;
  bundles: readonly { name: string; sha256: string }[];
  dependencies: readonly Dependency[];
}

const ALGORITHMS: Readonly<Record<HashName, Enums.HashAlgorithm>> = {
  sha1: Enums.HashAlgorithm['SHA-1'],
  sha256: Enums.HashAlgorithm['SHA-256'],
  sha384: Enums.HashAlgorithm['SHA-384'],
  sha512: Enums.HashAlgorithm['SHA-512'],
};
const document = z.record(z.string(), z.json());

/** A CycloneDX 1.6 document: the plugin, its code files, the packages in them. The same contents give the same text. */
export function releaseSbom(contents: ReleaseContents): z.infer<typeof document> {
  const { at } = contents;
  const plugin = pluginComponent(contents);
  const bom = new Models.Bom({ metadata: new Models.Metadata({ timestamp: at, component: plugin }) });
  for (const part of [
    ...contents.bundles.map(bundleComponent),
    ...distinct(contents.dependencies).map(packageComponent),
  ]) {
    bom.components.add(part);
    plugin.dependencies.add(part.bomRef);
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return document.parse(JSON.parse(serializer.serialize(bom, { sortLists: true })));
}

function pluginComponent({ plugin, version, licence }: ReleaseContents): Models.Component {
  const purl = pluginUrl({ plugin, version });
  return new Models.Component(Enums.ComponentType.Application, plugin, {
    bomRef: purl,
    version,
    purl,
    ...(licence && { licenses: new Models.LicenseRepository([licenceOf(licence)]) }),
  });
}

function bundleComponent({ name, sha256 }: { name: string; sha256: string }): Models.Component {
  return new Models.Component(Enums.ComponentType.File, name, {
    bomRef: `file:${name}`,
    hashes: new Models.HashDictionary([[ALGORITHMS.sha256, sha256]]),
  });
}

function packageComponent(dependency: Dependency): Models.Component {
  const purl = packageUrl(dependency);
  const [, group, name = dependency.name] = /^(@[^/]+)\/(.+)$/.exec(dependency.name) ?? [];
  return new Models.Component(Enums.ComponentType.Library, name, {
    bomRef: purl,
    ...(group && { group }),
    version: dependency.version,
    purl,
    hashes: new Models.HashDictionary(hashesOf(dependency).map(([of, hex]) => [ALGORITHMS[of], hex])),
    ...(dependency.licence && { licenses: new Models.LicenseRepository([licenceOf(dependency.licence)]) }),
  });
}

/** A lockfile may name one package at several places; the document names it once. */
function distinct(dependencies: readonly Dependency[]): Dependency[] {
  return [...new Map(dependencies.map((one) => [packageUrl(one), one])).values()];
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageSource } from '@guildhall/plugin-project';
import { packExample } from '../testing/examples.ts';
import { publishPackage, type PublishedPackage } from '../testing/registry.ts';
import { publishedCrm } from '../testing/surface.ts';
import { openInspector, type Inspector } from './inspector.ts';
import { InspectionBroken } from './open-plugin-process.ts';

const PRETTY = 'export default (ms) => `${ms} milliseconds`;';
const never = new AbortController().signal;
const cache = await mkdtemp(join(tmpdir(), 'guildhall-forge-packages-'));
let published: PublishedPackage;
let inspector: Inspector;

beforeAll(async () => {
  published = await publishPackage('pretty-ms', '9.2.0', PRETTY);
  inspector = inspectorFor(published.registry, 'shared');
});
afterAll(async () => {
  await inspector.close();
  await published.close();
  await rm(cache, { recursive: true, force: true });
});

function inspectorFor(registry: string, folder: string): Inspector {
  return openInspector(
    packageSource({ GUILDHALL_REGISTRY: registry, GUILDHALL_PACKAGE_CACHE: join(cache, folder) }),
  );
}

async function build(name: string, with_: Readonly<Record<string, string | null>> = {}, by = inspector) {
  const archive = await packExample(name, with_);
  const expected = { pluginName: `orchard.${name}`, versionString: '1.0.0' };
  return by.build({ archive, surfaces: [publishedCrm], expected, previous: null }, never);
}

describe('a plugin with functions', () => {
  it.each([
    ['save-policy', ['functions.js']],
    ['company-lookup', ['ui.js', 'functions.js']],
  ])('%s passes every check', async (name, bundles) => {
    const { report, findings, contents } = await build(name);
    expect(findings).toEqual([]);
    expect(report.verdicts).toMatchObject({ manifest: { state: 'PASSED' }, build: { state: 'PASSED' } });
    expect(report.bundles.map((bundle) => bundle.name)).toEqual(bundles);
    expect(report.reproducible).toBe(true);
    expect(contents).toHaveLength(report.bundles.length + report.byproducts.length);
  });

  it.each(['save-policy', 'company-lookup', 'deal-digest'])(
    '%s does what it declares, and nothing worse',
    async (name) => {
      const archive = await packExample(name);
      const { report, findings } = await inspector.analyze({ archive, surfaces: [publishedCrm] }, never);
      expect(findings.filter(({ severity }) => severity === 'HIGH' || severity === 'CRITICAL')).toEqual([]);
      const declared = [...report.permissions, ...report.origins];
      expect(declared.filter(({ observed }) => !observed)).toEqual([]);
      expect(declared.filter((fact) => !fact.declared)).toEqual([]);
    },
  );
});

describe('a plugin with packages', () => {
  it('is built with what its lockfile pins, fetched once', async () => {
    const { report, findings } = await build('deal-digest', { 'package-lock.json': published.lockfile });
    expect(findings).toEqual([]);
    expect(report.packages).toMatchObject([{ name: 'pretty-ms', version: '9.2.0' }]);
    const functions = report.bundles.find(({ name }) => name === 'functions.js');
    expect(functions?.breakdown).toContainEqual(
      expect.objectContaining({ kind: 'PACKAGE', name: 'pretty-ms@9.2.0' }),
    );
    expect(report.byproducts.map(({ name }) => name)).toEqual([
      'ui.js.map',
      'ui.js.meta.json',
      'functions.js.map',
      'functions.js.meta.json',
    ]);

    await build('deal-digest', { 'package-lock.json': published.lockfile });
    expect(published.asked()).toBe(1);
  });

  it('is refused with the line of the lockfile that is wrong', async () => {
    const lockfile = published.lockfile.replace(
      /"integrity": "[^"]+"/u,
      '"resolved": "git+ssh://git@evil.example/x"',
    );
    const { report, findings } = await build('deal-digest', { 'package-lock.json': lockfile });
    expect(report.verdicts['build']?.state).toBe('FAILED');
    expect(findings).toMatchObject([
      { ruleId: 'build-foreign-dependency', file: 'package-lock.json', line: 9, severity: 'HIGH' },
    ]);
  });

  it('is refused when a registry serves other bytes than were pinned', async () => {
    const swapped = await publishPackage(
      'pretty-ms',
      '9.2.0',
      PRETTY,
      'export default () => "what was tested";',
    );
    const other = inspectorFor(swapped.registry, 'swapped');
    try {
      const { report, findings, contents } = await build(
        'deal-digest',
        { 'package-lock.json': swapped.lockfile },
        other,
      );
      expect(findings).toMatchObject([{ ruleId: 'build-package-not-fetched' }]);
      expect([report.bundles, contents]).toEqual([[], []]);
    } finally {
      await other.close();
      await swapped.close();
    }
  });

  it('can be tried again when there is no registry to ask', async () => {
    const gone = await publishPackage('pretty-ms', '9.2.0', PRETTY);
    await gone.close();
    const other = inspectorFor(gone.registry, 'gone');
    try {
      const building = build('deal-digest', { 'package-lock.json': gone.lockfile }, other);
      await expect(building).rejects.toThrow(InspectionBroken);
    } finally {
      await other.close();
    }
  });
});

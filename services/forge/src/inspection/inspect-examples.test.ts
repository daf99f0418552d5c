import { packExample } from '../testing/examples.ts';
import { publishedCrm } from '../testing/surface.ts';
import type { BuildInput } from './jobs.ts';
import { openInspector } from './inspector.ts';
import { aNumber, containing, matching, partly } from '../testing/match.ts';

const inspector = openInspector();
const never = new AbortController().signal;
afterAll(() => inspector.close());

const HELLO = { pluginName: 'orchard.contact-insights', versionString: '1.0.0' };

async function build(archive: Uint8Array, over: Partial<BuildInput> = {}) {
  return inspector.build(
    { archive, surfaces: [publishedCrm], expected: HELLO, previous: null, ...over },
    never,
  );
}

const changed = async (change: (manifest: string) => string) => {
  const manifest = await import('node:fs/promises').then(({ readFile }) =>
    readFile(new URL('../../../../examples/plugins/contact-insights/plugin.json', import.meta.url), 'utf8'),
  );
  return packExample('contact-insights', { 'plugin.json': change(manifest) });
};

const rules = ({ findings }: { findings: readonly { ruleId: string }[] }) =>
  findings.map(({ ruleId }) => ruleId);

describe('an honest plugin', () => {
  it('is built twice to the same bytes, and asks for what its manifest says', async () => {
    const { report, contents } = await build(await packExample('contact-insights'));

    expect(report.verdicts).toEqual({
      manifest: { state: 'PASSED', message: null },
      build: { state: 'PASSED', message: null },
    });
    expect(report.reproducible).toBe(true);
    expect(report.surfaces).toEqual([{ hostKey: 'fernhill-crm', version: '1.0.0' }]);
    expect(report.asked?.permissions.required).toEqual(['contacts:read']);
    // The bundle, its source map and its metafile.
    expect(contents.map(({ sha256 }) => sha256).sort()).toEqual(
      [...report.bundles, ...report.byproducts].map(({ sha256 }) => sha256).sort(),
    );
    expect(report.byproducts.map(({ name }) => name)).toEqual(['ui.js.map', 'ui.js.meta.json']);
  });

  it('shows where it uses what it declares', async () => {
    const archive = await packExample('contact-insights');
    const { report, findings } = await inspector.analyze({ archive, surfaces: [publishedCrm] }, never);

    expect(findings).toEqual([]);
    expect(report.permissions).toEqual([
      {
        name: 'contacts:read',
        declared: true,
        observed: true,
        file: matching(/^src\//),
        line: aNumber,
      },
    ]);
  });

  it('shows the code that fills each place, what it asks of the host, and how much there is to review', async () => {
    const archive = await packExample('contact-insights');
    const { report } = await inspector.analyze({ archive, surfaces: [publishedCrm] }, never);
    const seen = { declared: true, observed: true, file: matching(/^src\//), line: aNumber };
    expect(report.extensionPoints).toEqual([{ name: 'crm.contact.sidebar@1', ...seen }]);
    expect(report.hostApis).toContainEqual({ name: 'contacts.read', ...seen });
    expect(report.complexity?.total).toBeGreaterThan(10);
    expect(report.complexity?.files[0]).toMatchObject({ file: matching(/^src\//), value: aNumber });
  });

  it('is shown the line of plugin.json for what no code uses', async () => {
    const archive = await changed((text) =>
      text
        .replace('"optional": []', '"optional": [\n{ "name": "contacts:write", "purpose": "To note it." }]')
        .replace('"module": "insights"', '"module": "nobody"'),
    );
    const { report } = await inspector.analyze({ archive, surfaces: [publishedCrm] }, never);
    const unseen = { declared: true, observed: false, file: 'plugin.json' };
    expect(report.permissions).toContainEqual({ ...unseen, name: 'contacts:write', line: 28 });
    expect(report.extensionPoints).toEqual([{ ...unseen, name: 'crm.contact.sidebar@1', line: 14 }]);
  });

  it('is compared with the version before', async () => {
    const first = await build(await packExample('contact-insights'));
    const next = await build(
      await changed((text) =>
        text.replace(
          '"optional": []',
          '"optional": [{ "name": "contacts:write", "purpose": "To note it." }]',
        ),
      ),
      {
        previous: first.report.manifest?.body ?? null,
      },
    );
    expect(next.report.asked).toMatchObject({
      permissions: { added: ['contacts:write'], highSensitivity: ['contacts:write'] },
      changeClass: matching(/auto|notify|reconsent|rereview/),
    });
  });
});

describe('a manifest', () => {
  it.each<[string, (text: string) => string, string]>([
    ['that is no JSON', () => '{', 'manifest-'],
    [
      'with another plugin’s name',
      (text) => text.replace('orchard.contact-insights', 'sunny.contact-insights'),
      'manifest-mismatch',
    ],
    ['with another version', (text) => text.replace('"1.0.0"', '"1.0.1"'), 'manifest-mismatch'],
    [
      'that asks for an unknown permission',
      (text) => text.replaceAll('contacts:read', 'contacts:raed'),
      'manifest-unknown-permission',
    ],
    [
      'for an unknown place',
      (text) => text.replace('crm.contact.sidebar', 'crm.contact.sidebaar'),
      'manifest-unknown',
    ],
  ])('%s fails its check with a finding that says what to do', async (_name, change, rule) => {
    const outcome = await build(await changed(change));

    expect(outcome.report.verdicts['manifest']?.state).toBe('FAILED');
    expect(outcome.report.manifest).toBeNull();
    expect(outcome.findings[0]).toMatchObject({
      ruleId: containing(rule),
      file: 'plugin.json',
      fix: matching(/\w/),
    });
  });

  it('for a host without a surface ends in ERROR, since that is not its publisher’s fault', async () => {
    const { report } = await build(await packExample('contact-insights'), { surfaces: [] });
    expect(report.verdicts['manifest']).toEqual({
      state: 'ERROR',
      message: 'The host "fernhill-crm" has no published surface.',
    });
  });

  it('that is missing is missed', async () => {
    expect(rules(await build(await packExample('contact-insights', { 'plugin.json': null })))).toEqual([
      'manifest-missing',
    ]);
  });
});

describe('a manifest that does not fit its host', () => {
  it('is shown at the line that does not', async () => {
    const { findings } = await build(
      await changed((text) => text.replace('crm.contact.sidebar', 'crm.contact.sidebaar')),
    );
    expect(findings[0]).toMatchObject({
      line: 16,
      file: 'plugin.json',
      excerpt: '/contributes/views/0/extensionPoint',
    });
  });
});

describe('a build that fails', () => {
  it.each([
    ['a syntax error', 'const = 1;', 1],
    ['an import of Node', "\nimport 'node:fs';\n", 2],
    ['an import of what is not there', "import './nothing.ts';", 1],
    ['an import from elsewhere', "import 'https://evil.example/x.js';", 1],
  ])('points at %s', async (_name, code, line) => {
    const outcome = await build(await packExample('contact-insights', { 'src/index.tsx': code }));
    expect(outcome.report.verdicts['build']?.state).toBe('FAILED');
    expect(outcome.contents).toEqual([]);
    expect(outcome.findings[0]).toMatchObject({ check: 'build', file: 'src/index.tsx', line });
  });
});

describe('the hostile examples', () => {
  it('finds what the exfiltrator hides, at its lines', async () => {
    const archive = await packExample('hostile-exfiltrator');
    const { report, findings } = await inspector.analyze({ archive, surfaces: [publishedCrm] }, never);

    expect(report.verdicts['declarations']?.state).toBe('FAILED');
    expect(report.origins).toContainEqual(
      partly({
        name: 'https://tiles.collector.invalid',
        declared: false,
        file: 'src/tile-cache.ts',
        line: 19,
      }),
    );
    expect(findings).toContainEqual(
      partly({
        ruleId: 'undeclared-origin',
        severity: 'HIGH',
        threat: 'undeclared',
        file: 'src/tile-cache.ts',
        line: 19,
      }),
    );
    expect(findings).toContainEqual(partly({ ruleId: 'hidden-name', threat: 'obfuscation', line: 22 }));
  });

  it('shows text that hides', async () => {
    const archive = await packExample('contact-insights', { 'src/a.ts': 'eval("\u202e\u0000x");' });
    const { findings } = await inspector.analyze({ archive, surfaces: [publishedCrm] }, never);
    expect(findings.length).toBeGreaterThan(0);
    expect(JSON.stringify(findings)).not.toMatch(/\u202e|\\u0000/);
    expect(JSON.stringify(findings)).toContain('<U+202E>');
  });
});

import { policyInputSchema } from '@guildhall/policy';
import { runConcluded, versionChanged, type RunConcludedState } from '@guildhall/schema';
import { openInspector } from '../../inspection/inspector.ts';
import { packExample } from '../../testing/examples.ts';
import { aForge, type TestForge } from '../../testing/harness.ts';
import { aVersion } from '../../testing/states.ts';
import { aPublisherAndItsPlugin, submit } from '../../testing/submit.ts';

const inspector = openInspector();
let forge: TestForge;
beforeAll(async () => {
  forge = await aForge(inspector);
  await aPublisherAndItsPlugin(forge);
});
afterAll(async () => {
  await inspector.close();
  await forge.close();
});

/** Submits an archive as a version and does its tasks side by side, as workers would. */
async function pass(archive: Uint8Array, id: string, over: object): Promise<RunConcludedState> {
  const runId = await submit(forge, archive, { id, ...over });
  await Promise.all([forge.work('build', { runId }), forge.work('analysis', { runId })]);
  const told = (await forge.told('forge.run.concluded')).map((state) => runConcluded.state.parse(state));
  const mine = told.find((state) => state.runId === runId);
  if (!mine) throw new Error('the run has not concluded');
  return mine;
}

const facts = (state: RunConcludedState) => policyInputSchema.shape.facts.parse(state.facts);

describe('a run over a real plugin', () => {
  it('seals a release, and says facts as policies read them', async () => {
    const archive = await packExample('contact-insights');
    const over = { pluginName: 'orchard.contact-insights' };
    const told = await pass(archive, 'ver_insights', over);

    expect(told).toMatchObject({ outcome: 'CONCLUDED', error: null });
    expect(told.release?.bundles).toHaveLength(1);
    expect(facts(told).checks.every(({ state }) => state === 'PASSED')).toBe(true);
    expect(facts(told)).toMatchObject({
      permissions: { required: ['contacts:read'], unused: [] },
      changeClass: null,
    });

    const again = await pass(archive, 'ver_insights_again', over);
    expect(again.release?.releaseDigest).toBe(told.release?.releaseDigest);
    expect(again.factSheetDigest).toBe(told.factSheetDigest);
  });

  it('compares an update with what is published', async () => {
    const first = await pass(await packExample('contact-insights'), 'ver_one', {
      pluginName: 'orchard.contact-insights',
    });
    const published = { id: 'ver_one', state: 'PUBLISHED' as const, rev: 9, release: first.release };
    await forge.hear(versionChanged, aVersion({ ...published, publishedAt: '2026-01-01T00:00:00.000Z' }));
    const told = await pass(await packExample('contact-insights-1.1'), 'ver_two', {
      pluginName: 'orchard.contact-insights',
      versionString: '1.1.0',
    });
    expect(facts(told).changeClass).not.toBeNull();
  });

  it('reports what a hostile one hides, and still only reports', async () => {
    const told = await pass(await packExample('hostile-exfiltrator'), 'ver_glance', {
      pluginName: 'sunny.weather-glance',
    });
    expect(told.outcome).toBe('CONCLUDED');
    expect(facts(told).findings.byThreat).toMatchObject({ undeclared: 2, obfuscation: 1 });
    expect(facts(told).origins.undeclared).toEqual(['https://tiles.collector.invalid']);
    expect(facts(told).checks).toContainEqual({ name: 'declarations', required: true, state: 'FAILED' });
    expect(
      await forge.rows(`SELECT line FROM finding WHERE rule_id = 'undeclared-origin' ORDER BY line`),
    ).toEqual([{ line: 19 }, { line: 23 }]);
  });

  it('writes nothing of an archive that cannot be read, beyond what was uploaded', async () => {
    const before = await forge.rows('SELECT sha256 FROM artifact');
    const told = await pass(new TextEncoder().encode('no archive'), 'ver_broken', {});
    expect(told).toMatchObject({ outcome: 'CONCLUDED', release: null });
    expect(facts(told).checks).toContainEqual({ name: 'manifest', required: true, state: 'FAILED' });
    expect(await forge.rows('SELECT sha256 FROM artifact')).toHaveLength(before.length + 1);
  });
});

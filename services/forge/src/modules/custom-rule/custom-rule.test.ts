import { policyInputSchema } from '@guildhall/policy';
import { runConcluded } from '@guildhall/schema';
import { z } from 'zod';
import { openInspector } from '../../inspection/inspector.ts';
import { packExample } from '../../testing/examples.ts';
import { aForge, type TestForge } from '../../testing/harness.ts';
import { mara, MARKETPLACE, reviewer, someone } from '../../testing/sessions.ts';
import { aPublisherAndItsPlugin, submit } from '../../testing/submit.ts';

const owner = someone('act_owner', ['owner']);
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

const RULE = (id: string, pattern = 'console.info($WHAT)') =>
  `id: ${id}\nmessage: say nothing\nseverity: high\nlanguage: TypeScript\nrule:\n  pattern: ${pattern}\n`;
const FIELDS =
  'customRule { id name state severity message number availableActions rev } userErrors { code field message }';

const answer = z.record(
  z.string(),
  z.object({
    customRule: z.looseObject({ id: z.string(), rev: z.number(), state: z.string() }).nullable(),
    userErrors: z.array(
      z.object({ code: z.string(), field: z.array(z.string()).nullable(), message: z.string() }),
    ),
  }),
);

async function act(mutation: string, input: object, session = owner) {
  const type = `${mutation[0]?.toUpperCase() ?? ''}${mutation.slice(1)}Input!`;
  const asked = `mutation ($input: ${type}) { ${mutation}(input: $input) { ${FIELDS} } }`;
  const told = answer.parse(await forge.ask(session, asked, { input }))[mutation];
  if (!told) throw new Error('no answer');
  return told;
}

async function create(id: string, definition = RULE(id)) {
  const { customRule, userErrors } = await act('createCustomRule', { definition });
  if (!customRule) throw new Error(JSON.stringify(userErrors));
  return customRule;
}

describe('a rule of the marketplace', () => {
  it('begins by watching, counts when told, and watches again when it was changed', async () => {
    const rule = await create('no-life');
    expect(rule).toMatchObject({ state: 'OBSERVE', severity: 'HIGH', number: 1 });
    expect(rule['availableActions']).toEqual(['update', 'enforce', 'archive']);
    const counts = await act('changeCustomRuleState', { ruleId: rule.id, state: 'ENFORCE', expectedRev: 1 });
    expect(counts.customRule).toMatchObject({ state: 'ENFORCE', rev: 2 });
    const definition = RULE('no-life', 'console.warn($WHAT)');
    const changed = await act('updateCustomRule', { ruleId: rule.id, definition, expectedRev: 2 });
    expect(changed.customRule).toMatchObject({ state: 'OBSERVE', number: 3, rev: 3 });
    await act('changeCustomRuleState', { ruleId: rule.id, state: 'ARCHIVED' });

    const told = await forge.ask(
      reviewer,
      `query ($id: ID!) { customRule(id: $id) { availableActions revisions(first: 10) {
        nodes { number state validTo } } } }`,
      { id: rule.id },
    );
    expect(told).toMatchObject({
      customRule: {
        availableActions: [],
        revisions: {
          nodes: [
            { number: 4, state: 'ARCHIVED', validTo: null },
            { number: 3, state: 'OBSERVE' },
            { number: 2, state: 'ENFORCE' },
            { number: 1, state: 'OBSERVE' },
          ],
        },
      },
    });
    const audit = `SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY rev`;
    expect(await forge.rows(audit, [rule.id])).toEqual(
      ['create', 'enforce', 'update', 'archive'].map((verb) => ({ action: `customRule.${verb}` })),
    );
  });

  it.each<[string, string, RegExp]>([
    ['no YAML', 'id: [', /no YAML/],
    ['an unknown key', `${RULE('bad-one')}exec: rm\n`, /exec/],
    [
      'a list',
      JSON.stringify([1, 2].map((n) => ({ id: `ab-${n}`, message: 'm', severity: 'low', rule: {} }))),
      /one rule/,
    ],
    [
      'a kind that no language has',
      RULE('bad-kind').replace(/pattern: .*/, 'kind: no_such_kind'),
      /cannot be matched/,
    ],
    ['a mode of its own', `${RULE('bad-mode')}mode: enforce\n`, /begins by watching/],
    ['a name that hides', RULE('bad-text').replace('say', 's\u200bay'), /zero-width/],
    ['too much', `${RULE('bad-size')}# ${'x'.repeat(20_000)}\n`, /at most 20000/],
  ])('is refused with %s, and the field is named', async (_what, definition, says) => {
    const { customRule, userErrors } = await act('createCustomRule', { definition });
    expect(customRule).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'BAD_INPUT', field: ['definition'] }]);
    expect(userErrors[0]?.message).toMatch(says);
  });

  it('has its name for itself, keeps it, and is changed by who has read it last', async () => {
    const { id } = await create('only-one');
    const twice = await act('createCustomRule', { definition: RULE('only-one') });
    expect(twice.userErrors).toMatchObject([{ code: 'ALREADY_EXISTS', field: ['definition'] }]);
    const renamed = await act('updateCustomRule', { ruleId: id, definition: RULE('another') });
    expect(renamed.userErrors[0]?.message).toContain('keeps its id');
    const late = await act('changeCustomRuleState', { ruleId: id, state: 'ENFORCE', expectedRev: 7 });
    expect(late.userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    const again = await act('changeCustomRuleState', { ruleId: id, state: 'OBSERVE' });
    expect(again.userErrors).toMatchObject([{ code: 'INVALID_TRANSITION' }]);
  });

  it('is created once per idempotency key', async () => {
    const input = { definition: RULE('with-a-key'), idempotencyKey: 'k' };
    expect(await act('createCustomRule', input)).toEqual(await act('createCustomRule', input));
  });

  it('is written by owners, read by staff, and nobody’s next door', async () => {
    const { id } = await create('private-rule');
    await expect(act('createCustomRule', { definition: RULE('mine') }, reviewer)).rejects.toThrow(
      'policy:write',
    );
    await expect(forge.ask(mara, '{ customRules { nodes { id } } }')).rejects.toThrow('policy:read');
    const neighbour = someone('act_other', ['owner'], { marketplaceId: `${MARKETPLACE}_other` });
    expect(
      await forge.ask(neighbour, `{ customRule(id: "${id}") { id } customRules { nodes { id } } }`),
    ).toEqual({
      customRule: null,
      customRules: { nodes: [] },
    });
    const foreign = await act('changeCustomRuleState', { ruleId: id, state: 'ENFORCE' }, neighbour);
    expect(foreign.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['ruleId'] }]);
  });

  it('lists by name, page by page', async () => {
    const page = async (after: string | null) =>
      z
        .object({
          customRules: z.object({
            nodes: z.array(z.object({ name: z.string() })),
            pageInfo: z.object({ endCursor: z.string().nullable(), hasNextPage: z.boolean() }),
          }),
        })
        .parse(
          await forge.ask(
            owner,
            'query ($after: String) { customRules(first: 2, after: $after) { nodes { name } pageInfo { endCursor hasNextPage } } }',
            { after },
          ),
        ).customRules;
    const names: string[] = [];
    for (let at: string | null = null, more = true; more;) {
      const { nodes, pageInfo } = await page(at);
      names.push(...nodes.map(({ name }) => name));
      [at, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(names).toEqual(['no-life', 'only-one', 'private-rule', 'with-a-key']);
  });
});

describe('what such a rule finds', () => {
  const archive = (text: string) =>
    packExample('contact-insights', { 'src/said.ts': `export const said = () => ${text};\n` });

  async function pass(id: string, text: string) {
    const runId = await submit(forge, await archive(text), { id, pluginName: 'orchard.contact-insights' });
    await Promise.all([forge.work('build', { runId }), forge.work('analysis', { runId })]);
    const told = (await forge.told('forge.run.concluded')).map((state) => runConcluded.state.parse(state));
    const state = told.find((one) => one.runId === runId);
    const rows = await forge.rows(
      `SELECT rule_id, observed, severity, file, line FROM finding WHERE run_id = $1 AND rule_id LIKE 'custom%'`,
      [runId],
    );
    return { facts: policyInputSchema.shape.facts.parse(state?.facts), rows };
  }

  it('is shown while it watches, and counts for nothing', async () => {
    await create('no-shouting', RULE('no-shouting', 'shout($WHAT)'));
    const { facts, rows } = await pass('ver_watched', 'shout(1)');
    expect(rows).toEqual([
      { rule_id: 'custom/no-shouting', observed: true, severity: 'INFO', file: 'src/said.ts', line: 1 },
    ]);
    expect(facts.findings.byThreat).not.toHaveProperty('custom');
    expect(facts.findings.byRule).not.toHaveProperty('custom/no-shouting');
    expect(facts.checks).toContainEqual({ name: 'analysis', required: true, state: 'PASSED' });
  });

  it('counts once the rule is enforced', async () => {
    const rule = await create('no-whispering', RULE('no-whispering', 'whisper($WHAT)'));
    await act('changeCustomRuleState', { ruleId: rule.id, state: 'ENFORCE' });
    const { facts, rows } = await pass('ver_enforced', 'whisper(1)');
    expect(rows).toMatchObject([{ rule_id: 'custom/no-whispering', observed: false, severity: 'HIGH' }]);
    expect(facts.findings).toMatchObject({ high: 1, byThreat: { custom: 1 } });
    expect(facts.checks).toContainEqual({ name: 'analysis', required: true, state: 'FAILED' });
  });

  it('is nothing once the rule is archived', async () => {
    const rule = await create('no-humming', RULE('no-humming', 'hum($WHAT)'));
    await act('changeCustomRuleState', { ruleId: rule.id, state: 'ARCHIVED' });
    expect((await pass('ver_archived', 'hum(1)')).rows).toEqual([]);
  });
});

import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { useWorld } from '../../testing/use-world.ts';
import { ACME } from '../../testing/world.ts';

const explanation = z.object({
  shown: z.boolean(),
  stages: z.array(
    z.object({ name: z.string(), ok: z.boolean(), message: z.string(), ruleId: z.string().nullable() }),
  ),
});

describe('explaining a contribution', () => {
  const here = useWorld();

  async function explain(at: string | null = null, contribution = 'view:insights') {
    const query = `query ($at: DateTime, $scope: ScopeInput!, $contribution: String!) {
      explainContribution(pluginId: "plg_a", contribution: $contribution, scope: $scope, at: $at) {
        shown stages { name ok message ruleId } } }`;
    const { data } = await here.world.ask(here.world.admin, query, { at, scope: ACME, contribution });
    return explanation.parse(data?.['explainContribution']);
  }

  it('walks every stage of what is shown, down to the when clause', async () => {
    await here.world.ship('plg_a', 'ver_a1', { when: "contact.stage == 'lead'" });
    await here.world.installed('plg_a');

    const { shown, stages } = await explain();

    expect(shown).toBe(true);
    expect(stages.map(({ name }) => name)).toEqual([
      'declared',
      'restrictions',
      'rules',
      'slot',
      'consent',
      'when',
    ]);
    expect(stages.at(-1)?.message).toBe("The page shows it when contact.stage == 'lead'.");
  });

  it('names the restriction that hides it, and still knows how it was before', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    await here.world.installed('plg_a');
    await pause(5);
    const before = new Date().toISOString();
    await pause(5);
    await here.world.restrict({ id: 'res_7' });

    const now = await explain();

    expect(now.shown).toBe(false);
    expect(now.stages.find(({ ok }) => !ok)).toMatchObject({ name: 'restrictions', ruleId: 'res_7' });
    expect((await explain(before)).shown).toBe(true);
  });

  it('says when it is not installed, or not part of the version', async () => {
    expect((await explain()).stages).toMatchObject([{ name: 'declared', ok: false }]);
    await here.world.ship('plg_a', 'ver_a1');
    await here.world.installed('plg_a');

    expect((await explain(null, 'view:none')).stages[0]?.message).toContain('contributes no "view:none"');
  });
});

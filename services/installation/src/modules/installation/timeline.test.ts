import { z } from 'zod';
import { useWorld } from '../../testing/use-world.ts';

const stepsAnswer = z.object({
  installation: z.object({
    timeline: z.object({
      nodes: z.array(z.looseObject({ rev: z.int() })),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  }),
});

describe('an installation', () => {
  const here = useWorld();

  it('leaves a timeline: who did what, when and why, and what ran from then on', async () => {
    await here.world.ship('plg_a', 'ver_a1', { required: ['contacts:read'] });
    const { id } = await here.world.installed('plg_a');
    await here.world.act('disableInstallation', { installationId: id, reason: 'Too loud.' });
    await here.world.act('enableInstallation', { installationId: id });
    const query = `query ($id: ID!, $first: Int, $after: String) { installation(id: $id) {
      timeline(first: $first, after: $after) { nodes { event from to version { id } actorId reason rev }
        pageInfo { hasNextPage endCursor } } } }`;
    const timeline = async (variables: object) => {
      const { data } = await here.world.ask(here.world.admin, query, { id, ...variables });
      return stepsAnswer.parse(data).installation.timeline;
    };

    const { nodes, pageInfo } = await timeline({});

    const { actorId } = here.world.admin;
    const step = (event: string, from: string | null, to: string, more: object = {}) => ({
      ...{ event, from, to, version: { id: 'ver_a1' }, actorId, reason: null },
      ...more,
    });
    expect(nodes).toMatchObject([
      step('install', null, 'CONSENT_REQUIRED', { version: null }),
      step('consent', 'CONSENT_REQUIRED', 'ACTIVE'),
      step('disable', 'ACTIVE', 'DISABLED', { reason: 'Too loud.' }),
      step('enable', 'DISABLED', 'ACTIVE'),
    ]);
    expect(nodes.map(({ rev }) => rev)).toEqual([1, 2, 3, 4]);
    expect(pageInfo.hasNextPage).toBe(false);
    const first = await timeline({ first: 3 });
    const rest = await timeline({ first: 3, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...rest.nodes]).toEqual(nodes);
  });
});

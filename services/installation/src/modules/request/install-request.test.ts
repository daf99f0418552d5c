import { z } from 'zod';
import type { Session } from '@guildhall/authz';
import { userErrors } from '../../testing/answers.ts';
import { useWorld } from '../../testing/use-world.ts';
import { ACME } from '../../testing/world.ts';

const answer = z.object({
  request: z.object({ id: z.string(), state: z.string(), rev: z.int() }).nullable(),
  userErrors,
});

describe('asking for a plugin', () => {
  const here = useWorld();

  async function act(name: string, input: Record<string, unknown>, session: Session) {
    const type = name === 'requestInstall' ? 'InstallInput' : 'InstallRequestActionInput';
    const mutation = `mutation ($input: ${type}!) { ${name}(input: $input) { request { id state rev } userErrors { code message } } }`;
    const { data, errors } = await here.world.ask(session, mutation, { input });
    return {
      ...answer.default({ request: null, userErrors: [] }).parse(data?.[name]),
      code: errors?.[0]?.extensions?.code,
    };
  }

  async function asked() {
    await here.world.ship('plg_a', 'ver_a1');
    return act('requestInstall', { pluginId: 'plg_a', scope: ACME, reason: 'I need it.' }, here.world.user);
  }

  it('approval installs it', async () => {
    const { request } = await asked();

    const approved = await act('approveInstallRequest', { requestId: request?.id }, here.world.admin);

    expect(approved.request).toMatchObject({ state: 'APPROVED', rev: 2 });
    expect((await here.world.resolve()).contributions).toHaveLength(1);
  });

  it('denial does not, and is final', async () => {
    const { request } = await asked();

    await act('denyInstallRequest', { requestId: request?.id, reason: 'No.' }, here.world.admin);
    const late = await act('approveInstallRequest', { requestId: request?.id }, here.world.admin);

    expect(late.userErrors).toMatchObject([{ code: 'INVALID_TRANSITION' }]);
    expect((await here.world.resolve()).contributions).toEqual([]);
  });

  it('approval of what was blocked meanwhile is refused, and the request stays open', async () => {
    const { request } = await asked();
    await here.world.restrict({ kind: 'PLUGIN_SUSPEND' });

    const approved = await act('approveInstallRequest', { requestId: request?.id }, here.world.admin);
    await here.world.restrict({ kind: 'PLUGIN_SUSPEND', state: 'LIFTED', rev: 2, feedSeq: 2 });
    const again = await act('approveInstallRequest', { requestId: request?.id }, here.world.admin);

    expect(approved.userErrors).toMatchObject([{ code: 'NOT_INSTALLABLE' }]);
    expect(again.request?.state).toBe('APPROVED');
  });

  it('is asked once, decided by administrators of the place, and found by nobody else', async () => {
    const { request } = await asked();
    const neighbour = here.world.as(['orgAdmin'], { host: 'crm', organization: 'globex' });

    expect((await asked()).userErrors).toMatchObject([{ code: 'ALREADY_REQUESTED' }]);
    expect((await act('approveInstallRequest', { requestId: request?.id }, here.world.user)).code).toBe(
      'FORBIDDEN',
    );
    expect(
      (await act('approveInstallRequest', { requestId: request?.id }, neighbour)).userErrors,
    ).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('lists what waits at a place', async () => {
    await asked();
    const query = `query ($scope: ScopeInput!) {
      installRequests(scope: $scope, state: REQUESTED) { nodes { plugin { id } state } pageInfo { hasNextPage } } }`;

    const { data } = await here.world.ask(here.world.admin, query, { scope: ACME });

    expect(data?.['installRequests']).toEqual({
      nodes: [{ plugin: { id: 'plg_a' }, state: 'REQUESTED' }],
      pageInfo: { hasNextPage: false },
    });
  });
});

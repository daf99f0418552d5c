import type { Session } from '@guildhall/authz';
import { readSubgraph } from '@guildhall/schema';
import { guardedMutations, twoAtOnce } from '@guildhall/testing';
import { z } from 'zod';
import { userErrors } from './testing/answers.ts';
import { aSurface } from './testing/builders.ts';
import { useWorld } from './testing/use-world.ts';
import { ACME, aPublicKey, type World } from './testing/world.ts';

/** Who acts, at which revision, and what else they say. */
interface Case {
  by: Session;
  rev: number;
  input: Record<string, unknown>;
}

const GUARDED = guardedMutations(readSubgraph('installation'));
const ORIGIN = 'https://weather.example';
const SECRET = { name: 'API_KEY', label: 'API key', required: true, origins: [ORIGIN] };
const payload = z.object({ userErrors });
const here = useWorld();

async function perform(by: Session, name: string, type: string, fields: string, input: object) {
  const source = `mutation ($input: ${type}!) { payload: ${name}(input: $input) { ${fields} userErrors { code message field } } }`;
  const { data, errors } = await here.world.ask(by, source, { input });
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.['payload'];
}
const guarded = async (by: Session, name: string, input: object) =>
  payload.parse(await perform(by, name, GUARDED.get(name) ?? '', '', input)).userErrors;

/** What comes before. */
async function did(by: Session, name: string, input: object): Promise<void> {
  expect(await guarded(by, name, input)).toEqual([]);
}

async function onHost({ owner: by, hostId }: World, more: object): Promise<Case> {
  const [row] = await here.harness.rows<{ rev: number }>('SELECT rev FROM host WHERE id = $1', [hostId]);
  return { by, rev: row?.rev ?? -1, input: { hostId, ...more } };
}

async function onInstallation(world: World, id: string | undefined, more: object = {}): Promise<Case> {
  const rev = (await world.find(id ?? ''))?.rev ?? -1;
  return { by: world.admin, rev, input: { installationId: id, ...more } };
}

async function onRequest(world: World): Promise<Case> {
  await world.ship('plg_a', 'ver_a1');
  const input = { pluginId: 'plg_a', scope: ACME };
  const asked = await perform(world.user, 'requestInstall', 'InstallInput', 'request { id }', input);
  const { request } = z.object({ request: z.object({ id: z.string() }) }).parse(asked);
  return { by: world.admin, rev: 1, input: { requestId: request.id } };
}

/** Runs version 1 of a plugin, whatever `wish` has it ask for. */
async function running(world: World, wish: Parameters<World['ship']>[2] = {}): Promise<string> {
  await world.ship('plg_a', 'ver_a1', wish);
  return (await world.installed('plg_a')).id;
}

const withSecret = (world: World) => running(world, { origins: [ORIGIN], secrets: [SECRET] });
const rule = { scope: ACME, effect: 'DENY' };
const slot = (order: number) => ({
  ...{ scope: ACME, extensionPoint: 'crm.contact.sidebar@1', entries: [{ pluginId: 'plg_a', order }] },
});

const CASES: Record<string, (world: World) => Promise<Case>> = {
  rotateHostKey: (world) => onHost(world, { jwks: { keys: [aPublicKey()] } }),
  publishSurface: (world) => onHost(world, { surface: aSurface({ version: '1.1.0' }) }),
  setHostFallback: (world) => onHost(world, { fallback: 'PREVIOUS' }),
  approveInstallRequest: onRequest,
  denyInstallRequest: onRequest,
  async consentToInstallation(world) {
    await world.ship('plg_a', 'ver_a1', { required: ['contacts:read'] });
    const { id, pendingUpdate } = (await world.install('plg_a')).installation ?? {};
    return onInstallation(world, id, { permissionDigest: pendingUpdate?.permissionDigest });
  },
  async updateInstallation(world) {
    await world.ship('plg_a', 'ver_a1');
    await world.ship('plg_a', 'ver_a2', { version: '1.1.0' });
    return onInstallation(world, (await world.installed('plg_a', { versionId: 'ver_a1' })).id);
  },
  disableInstallation: async (world) => onInstallation(world, await running(world)),
  async enableInstallation(world) {
    const installationId = await running(world);
    await did(world.admin, 'disableInstallation', { installationId });
    return onInstallation(world, installationId);
  },
  uninstall: async (world) => onInstallation(world, await running(world)),
  async changeSettings(world) {
    const settings = { tone: { type: 'string', title: 'Tone' } } as const;
    return onInstallation(world, await running(world, { settings }), { settings: { tone: 'warm' } });
  },
  async fallBackInstallation(world) {
    const id = await running(world);
    await world.ship('plg_a', 'ver_a2', { version: '1.1.0' });
    await world.restrict({ target: { type: 'VERSION', id: 'ver_a2' } });
    return onInstallation(world, id);
  },
  setInstallationSecret: async (world) =>
    onInstallation(world, await withSecret(world), { name: SECRET.name, value: 'sk_1' }),
  async removeInstallationSecret(world) {
    const installationId = await withSecret(world);
    const set = { installationId, name: SECRET.name, value: 'sk_1' };
    await did(world.admin, 'setInstallationSecret', set);
    return onInstallation(world, installationId, { name: SECRET.name });
  },
  'setInstallRule for the first time': ({ admin: by }) => Promise.resolve({ by, rev: 0, input: rule }),
  async setInstallRule({ admin: by }) {
    await did(by, 'setInstallRule', { ...rule, effect: 'ALLOW' });
    return { by, rev: 1, input: rule };
  },
  async 'configureSlot for the first time'(world) {
    await world.ship('plg_a', 'ver_a1');
    return { by: world.admin, rev: 0, input: slot(1) };
  },
  async configureSlot(world) {
    await world.ship('plg_a', 'ver_a1');
    await did(world.admin, 'configureSlot', slot(2));
    return { by: world.admin, rev: 1, input: slot(1) };
  },
};

const nameIn = (title: string) => title.split(' ')[0] ?? '';

it('has a case for every mutation of the installation service that is guarded by a revision', () => {
  expect([...new Set(Object.keys(CASES).map(nameIn))].sort()).toEqual([...GUARDED.keys()].sort());
});

describe.each(Object.entries(CASES))('of two who call %s at the same revision', (title, arrange) => {
  it('one wins; the other is told the revision of now and has written nothing', async () => {
    const { by, rev, input } = await arrange(here.world);

    const { winner, loser } = await twoAtOnce(
      (requestId) => guarded({ ...by, requestId }, nameIn(title), { ...input, expectedRev: rev }),
      (sql, values) => here.harness.rows(sql, values),
    );

    expect(winner).toMatchObject({ errors: [] });
    expect(winner.wrote).toBeGreaterThan(0);
    const message: unknown = expect.stringContaining(`is at revision ${rev + 1} now; read it again`);
    expect(loser).toEqual({ errors: [{ code: 'CONFLICT', field: ['expectedRev'], message }], wrote: 0 });
  });
});

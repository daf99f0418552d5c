import { installationChanged } from '@guildhall/schema';
import { like } from '../../testing/like.ts';
import { useWorld } from '../../testing/use-world.ts';
import { ACME, aWorld } from '../../testing/world.ts';

const VALUE = 'sk_live_51H8-never-to-be-seen';
const KEY = { name: 'API_KEY', label: 'API key', required: true, origins: ['https://weather.example'] };
const OTHER = {
  name: 'SIGNING_KEY',
  label: 'Signing key',
  required: false,
  origins: ['https://weather.example'],
};

describe('a secret of an installation', () => {
  const here = useWorld();

  async function installed() {
    await here.world.ship('plg_a', 'ver_a1', { origins: ['https://weather.example'], secrets: [KEY, OTHER] });
    return here.world.installed('plg_a');
  }

  const set = (installationId: string, changes: object = {}, session = here.world.admin) =>
    here.world.act(
      'setInstallationSecret',
      { installationId, name: 'API_KEY', value: VALUE, ...changes },
      session,
    );
  const remove = (installationId: string, changes: object = {}) =>
    here.world.act('removeInstallationSecret', { installationId, name: 'API_KEY', ...changes });

  async function lastState() {
    const rows = await here.harness.rows<{ body: { payload: unknown } }>(
      `SELECT body FROM outbox WHERE marketplace_id = $1 AND name = $2 AND queue = 'forge-events' ORDER BY id`,
      [here.world.marketplaceId, installationChanged.name],
    );
    return installationChanged.state.parse(rows.at(-1)?.body.payload);
  }

  it('is shown as declared, with who set it and when, and never with its value', async () => {
    const { id, secrets } = await installed();
    expect(secrets).toEqual([
      { name: 'API_KEY', label: 'API key', required: true, setAt: null, setBy: null },
      { name: 'SIGNING_KEY', label: 'Signing key', required: false, setAt: null, setBy: null },
    ]);

    const { installation, userErrors } = await set(id);

    expect(userErrors).toEqual([]);
    expect(installation?.secrets).toMatchObject([
      { name: 'API_KEY', setBy: here.world.admin.actorId, setAt: like.stringMatching(/Z$/) },
      { name: 'SIGNING_KEY', setBy: null },
    ]);
  });

  it('reaches Forge sealed, and opens only there, only for this installation and this name', async () => {
    const { id } = await installed();
    await set(id);
    const { marketplaceId } = here.world;

    const { secrets } = await lastState();

    const jwe = secrets[0]?.jwe ?? '';
    const belongsTo = { marketplaceId, installationId: id, name: 'API_KEY' };
    expect(secrets.map(({ name }) => name)).toEqual(['API_KEY']);
    await expect(here.harness.forge.open(jwe, belongsTo)).resolves.toBe(VALUE);
    await expect(here.harness.forge.open(jwe, { ...belongsTo, name: 'SIGNING_KEY' })).rejects.toThrow();
    await expect(here.harness.forge.open(jwe, { ...belongsTo, installationId: 'ins_x' })).rejects.toThrow();
  });

  it('is nowhere in the database in the clear, nor guessable from what is kept of the request', async () => {
    const { id } = await installed();
    await set(id, { idempotencyKey: 'k1' });

    const tables = await here.harness.rows<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    const encoded = ['utf8', 'hex', 'base64', 'base64url'] as const;
    const forms = encoded.map((encoding) => Buffer.from(VALUE).toString(encoding).replace(/=+$/, ''));
    for (const { name } of tables) {
      const rows = await here.harness.rows<{ text: string }>(`SELECT t::text AS text FROM "${name}" t`);
      for (const form of forms)
        expect([name, rows.some(({ text }) => text.includes(form))]).toEqual([name, false]);
    }
    // The control: what is looked for would be found.
    expect(
      (await here.harness.rows<{ text: string }>('SELECT $1::text AS text', [VALUE]))[0]?.text,
    ).toContain(VALUE);
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['audit_entry', 'outbox', 'idempotency']),
    );
  });

  it('is replaced by the next value, and what it was cannot be opened any more', async () => {
    const { id } = await installed();
    await set(id);
    await set(id, { value: 'the next' });

    const rows = await here.harness.rows<{ jwe: string; valid_to: Date | null }>(
      'SELECT jwe, valid_to FROM installation_secret WHERE installation_id = $1 ORDER BY rev',
      [id],
    );

    expect(rows).toMatchObject([{ jwe: '', valid_to: like.any(Date) }, { valid_to: null }]);
    const belongsTo = { marketplaceId: here.world.marketplaceId, installationId: id, name: 'API_KEY' };
    await expect(here.harness.forge.open(rows[1]?.jwe ?? '', belongsTo)).resolves.toBe('the next');
  });

  it('goes when it is removed, and with the installation', async () => {
    const { id } = await installed();
    await set(id);
    await set(id, { name: 'SIGNING_KEY' });

    const { installation } = await remove(id);
    expect(installation?.secrets.map(({ setAt }) => setAt !== null)).toEqual([false, true]);
    expect((await lastState()).secrets.map(({ name }) => name)).toEqual(['SIGNING_KEY']);

    await here.world.act('uninstall', { installationId: id });
    expect((await lastState()).secrets).toEqual([]);
    const rows = await here.harness.rows(
      `SELECT name FROM installation_secret WHERE installation_id = $1 AND (valid_to IS NULL OR jwe <> '')`,
      [id],
    );
    expect(rows).toEqual([]);
    expect((await remove(id)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it.each([
    ['a name that nobody declares', { name: 'APIKEY' }, 'BAD_INPUT', 'Did you mean "API_KEY"?'],
    ['nothing', { value: '' }, 'BAD_INPUT', 'Write something for "API key"'],
    ['too much', { value: 'x'.repeat(2_049) }, 'BAD_INPUT', 'at most 2048 bytes'],
    ['too much in few characters', { value: '€'.repeat(700) }, 'BAD_INPUT', 'at most 2048 bytes'],
    ['a line break', { value: 'a\r\nX-Admin: yes' }, 'BAD_INPUT', 'control character'],
    ['what was read long ago', { expectedRev: 1 }, 'CONFLICT', 'read it again'],
    ['an installation that is not there', { installationId: 'ins_none' }, 'NOT_FOUND', 'installation'],
  ])('refuses %s, without repeating the value', async (_what, changes, code, message) => {
    const { id } = await installed();

    const { userErrors } = await set(id, changes);

    expect(userErrors).toMatchObject([{ code, message: like.stringContaining(message) }]);
    expect(JSON.stringify(userErrors)).not.toContain(VALUE);
  });

  it('cannot be set where none is declared', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    const { id } = await here.world.installed('plg_a');

    expect((await set(id)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['name'] }]);
  });

  it('is for administrators of the place', async () => {
    const { id } = await installed();
    const neighbour = here.world.as(['orgAdmin'], { host: 'crm', organization: 'globex' });
    const elsewhere = await aWorld(here.harness);

    expect((await set(id, {}, here.world.user)).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    expect((await set(id, {}, here.world.owner)).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    expect((await set(id, {}, neighbour)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const foreign = await elsewhere.act('setInstallationSecret', {
      installationId: id,
      name: 'API_KEY',
      value: VALUE,
    });
    expect(foreign.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('is set once by a repeated request; the same key with another value is refused', async () => {
    const { id } = await installed();

    const first = await set(id, { idempotencyKey: 'k1' });
    const again = await set(id, { idempotencyKey: 'k1' });
    const other = await set(id, { idempotencyKey: 'k1', value: 'another' });

    expect(again.installation?.rev).toBe(first.installation?.rev);
    expect(other.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_CONFLICT' }]);
  });

  it('can be prepared before the first consent, for the version that waits', async () => {
    await here.world.ship('plg_a', 'ver_a1', {
      ...{ origins: ['https://weather.example'], secrets: [KEY] },
    });
    const { installation } = await here.world.install('plg_a', { scope: ACME });

    const answer = await set(installation?.id ?? '');

    expect(answer.installation).toMatchObject({
      state: 'CONSENT_REQUIRED',
      secrets: [{ setBy: like.any(String) }],
    });
  });
});

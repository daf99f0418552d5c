import { fileURLToPath } from 'node:url';
import { buildProject } from '../testing/build-project.ts';
import { folderWith, runGuildhall, startGuildhall, type Ran } from '../testing/guildhall.ts';

const EXAMPLES = fileURLToPath(new URL('../../../../examples/plugins/', import.meta.url));
const FUNCTIONS = {
  main: undefined,
  contributes: {},
  permissions: { required: [{ name: 'contacts:read', purpose: 'To test calls.' }], optional: [] },
  functionsMain: 'src/functions.ts',
  functions: [{ name: 'greet' }, { name: 'loop' }, { name: 'reach' }, { name: 'look' }, { name: 'ask' }],
};
const SOURCE = `
  import { defineFunctions } from '@guildhall/plugin-sdk/functions';
  defineFunctions({
    greet: (payload, api) => { api.log('greeting'); return { hello: payload }; },
    loop: () => { for (;;); },
    reach: async (_payload, api) => (await api.fetch('https://elsewhere.example/')).status,
    ask: (names, api) => Promise.all(names.map((name) =>
      api.host.call(name, {}).catch(({ code, message }) => code + ': ' + message))),
    look: () => [typeof globalThis.process, typeof globalThis.fetch, typeof globalThis.require],
  });`;

const api = (name: string, permission: string) => ({
  name,
  permission,
  params: {},
  url: 'https://crm.example/calls',
});
const SURFACE = {
  ...{ version: '1.0.0', extensionPoints: [], events: [], components: [], contextKeys: {} },
  permissions: ['contacts:read', 'contacts:write'].map((name) => {
    return { name, title: 'Allowed', description: 'It is allowed to.', sensitivity: 'low' };
  }),
  apis: [
    api('contacts.read', 'contacts:read'),
    api('contacts.write', 'contacts:write'),
    { ...api('contacts.show', 'contacts:read'), url: undefined },
  ],
  scopeLevels: ['organization'],
};
const ANSWERED = {
  'contacts.read': 'Ada',
  'contacts.write': 'written',
  'contacts.show': 'shown',
  'contacts.raed': 'red',
};

const cwd = buildProject(FUNCTIONS, {
  'src/functions.ts': SOURCE,
  'surface.json': JSON.stringify(SURFACE),
  'answers.json': JSON.stringify({ host: ANSWERED }),
});

async function ran(...args: string[]) {
  return told(await runGuildhall(['run', ...args, '--json'], { cwd }));
}

function told({ code, stdout, stderr }: Ran) {
  const document: unknown = stdout === '' ? null : JSON.parse(stdout);
  return { code, document, stderr };
}

describe('guildhall run', () => {
  it('shows what a function answers and logs', async () => {
    const { code, document } = await ran('.', 'greet', '--payload', '{"name":"Ada"}');
    expect(code).toBe(0);
    expect(document).toMatchObject({
      outcome: 'ok',
      value: { hello: { name: 'Ada' } },
      logs: [{ level: 'info', text: 'greeting' }],
    });
  });

  it('runs it in the sandbox, where there is nothing', async () => {
    const { document } = await ran('.', 'look');
    expect(document).toMatchObject({ value: ['undefined', 'undefined', 'undefined'] });
  });

  it('leaves nothing behind that would keep its process alive', async () => {
    const { code, document } = told(await startGuildhall(['run', '.', 'greet', '--json'], { cwd }));
    expect([code, document]).toMatchObject([0, { outcome: 'ok' }]);
  });

  it('ends what does not end', async () => {
    const { code, document } = await ran('.', 'loop');
    expect([code, document]).toMatchObject([1, { outcome: 'timeout' }]);
  });

  it('refuses an origin that plugin.json does not declare', async () => {
    const { document } = await ran('.', 'reach');
    expect(document).toMatchObject({ outcome: 'error', requests: [] });
    expect(JSON.stringify(document)).toContain('plugin.json declares no origin');
  });

  it('answers a call to the host only as a marketplace would', async () => {
    const { document } = await ran(
      ...['.', 'ask', '--payload', JSON.stringify(Object.keys(ANSWERED))],
      ...['--surface', 'surface.json', '--answers', 'answers.json'],
    );
    expect(document).toMatchObject({
      value: [
        'Ada',
        expect.stringMatching(
          /^NOT_GRANTED: "contacts.write" needs the permission contacts:write. Ask for it/,
        ),
        expect.stringMatching(/^NOT_AVAILABLE/),
        expect.stringMatching(/^UNKNOWN_API: .* Did you mean "contacts.read"/),
      ],
    });
  });

  it.each([
    [['.', 'gret'], 'Did you mean'],
    [['.', 'greet', '--payload', '{'], '--payload'],
    [['.', 'greet', '--answers', 'nothing.json'], 'no file'],
    [['.', 'greet', '--engine', 'v8'], '--engine'],
  ])('says what is wrong with %j', async (args, words) => {
    const { code, stderr } = await runGuildhall(['run', ...args], { cwd });
    expect(code).not.toBe(0);
    expect(stderr).toContain(words);
  });

  it('says where a project does not build', async () => {
    const broken = folderWith({ 'README.md': '' });
    expect((await runGuildhall(['run', broken, 'greet'], { cwd })).stderr).toContain('plugin.json');
    const bad = buildProject(FUNCTIONS, { 'src/functions.ts': `import 'node:fs';` });
    expect((await runGuildhall(['run', bad, 'greet'], { cwd })).stderr).toContain('src/functions.ts:1');
  });
});

describe('the examples', () => {
  it('look a company up with a secret that is only named', async () => {
    const { document } = await ran(
      ...[`${EXAMPLES}company-lookup`, 'lookUp', '--payload', '{"company":"Acme"}'],
      ...['--answers', `${EXAMPLES}company-lookup/answers.json`],
    );
    expect(document).toMatchObject({
      outcome: 'ok',
      value: { name: 'Acme Ltd', city: 'Lisbon' },
      requests: [{ headers: { authorization: 'Bearer {{secret:REGISTER_KEY}}' } }],
    });
  });

  it.each([
    [
      '{"details":{"name":" Ada  Lovelace "}}',
      { type: 'patch', patch: { details: { name: 'Ada Lovelace' } } },
    ],
    ['{"details":{"name":"Ada","stage":"customer"}}', { type: 'block' }],
    ['{"details":{"name":"Ada","stage":"customer","company":"Acme"}}', { type: 'allow' }],
  ])('decide on a save: %s', async (payload, value) => {
    const { document } = await ran(`${EXAMPLES}save-policy`, 'checkSave', '--payload', payload);
    expect(document).toMatchObject({ outcome: 'ok', value });
  });
});

import { tarball } from './tar.ts';

/** What the test's host offers to plugins; its words carry the marker. */
export const markedSurface = (marker: string) => ({
  version: '1.0.0',
  extensionPoints: [
    {
      id: 'notes.sidebar',
      version: 1,
      kinds: ['view'],
      title: `${marker} sidebar`,
      props: { type: 'object', additionalProperties: false },
      contextKeys: {},
      components: [],
      max: 5,
    },
  ],
  events: [
    {
      name: 'note.beforeSave',
      modes: ['observe', 'intercept'],
      payload: { type: 'object' },
      timeoutMs: 1_000,
    },
  ],
  apis: [],
  permissions: ['notes:read', 'notes:list'].map((name) => ({
    name,
    title: `${marker} ${name}`,
    description: `${marker} what ${name} means`,
    sensitivity: 'low',
  })),
  components: [],
  scopeLevels: ['organization', 'workspace'],
  contextKeys: { 'user.role': 'string' },
});

export interface Source {
  name: string;
  version: string;
  surface?: string;
  required?: readonly string[];
  origins?: readonly string[];
  code?: string;
  /** With code that runs on the server, set going in every way there is. */
  functions?: boolean;
  /** With a lockfile that pins a package nobody imports. */
  pins?: boolean;
}

export function manifestOf(
  { name, version, surface = 'marked', required = ['notes:read'], origins = [], functions = false }: Source,
  marker: string,
) {
  return {
    manifestVersion: 1,
    id: name,
    displayName: `${marker} Chart`,
    version,
    description: `${marker} draws what you noted.`,
    license: 'MIT',
    categories: ['sales'],
    engines: { surface: { [surface]: '^1.0.0' } },
    main: 'src/index.ts',
    ...(functions && functionsOf(marker)),
    contributes: {
      ...(functions && { events: EVENTS }),
      views: [
        {
          id: 'chart',
          extensionPoint: 'notes.sidebar@1',
          title: `${marker} view`,
          module: 'chart',
          order: 1,
        },
      ],
      commands: [{ id: 'draw', title: `${marker} draw`, handler: 'draw', when: "user.role == 'admin'" }],
      settings: { properties: { label: { type: 'string', title: `${marker} label` } } },
    },
    secrets: [
      ...origins
        .slice(0, 1)
        .map((origin) => ({ name: 'NOTES_KEY', label: `${marker} key`, required: false, origins: [origin] })),
      ...(functions ? [{ name: 'HOOK_KEY', label: `${marker} hook`, required: false, origins: [] }] : []),
    ],
    permissions: {
      required: required.map((permission) => ({ name: permission, purpose: `${marker} purpose` })),
      optional: [],
    },
    origins: {
      required: origins.map((origin) => ({ origin, purpose: `${marker} purpose`, userData: false })),
      optional: [],
    },
  };
}

const EVENTS = [
  { event: 'note.beforeSave', mode: 'intercept', function: 'note' },
  { event: 'note.beforeSave', mode: 'observe', function: 'later' },
];

const functionsOf = (marker: string) => ({
  functionsMain: 'src/functions.ts',
  functions: [{ name: 'note', title: `${marker} note`, public: true }, { name: 'later' }],
  // Far away: the test lets its hour come.
  schedules: [{ id: 'yearly', function: 'later', cron: '0 3 1 1 *' }],
  webhooks: [
    { id: 'mail', function: 'later', title: `${marker} mail` },
    {
      ...{ id: 'signed', function: 'later', title: `${marker} signed` },
      signature: { scheme: 'github', secrets: ['HOOK_KEY'] },
    },
  ],
});

const functionsCode = (marker: string) => `
  import { allow, block, defineFunctions } from '@guildhall/plugin-sdk/functions';
  export default defineFunctions({
    async note(payload, api) {
      api.log('${marker} log');
      await api.storage.set('${marker} key', '${marker} value');
      if (payload === 'fail') throw new Error('${marker} failure');
      return api.context['trigger'] === 'CALL' ? '${marker} answer' : block('${marker} reason');
    },
    later: () => allow(),
  });
`;

const DEPENDENCIES = { 'marked-words': '1.2.0' };
const LOCKFILE = {
  lockfileVersion: 3,
  packages: {
    '': { dependencies: DEPENDENCIES },
    'node_modules/marked-words': { version: '1.2.0', integrity: `sha512-${'A'.repeat(86)}==` },
  },
};

const packageOf = ({ name, version, pins = false }: Source) => ({
  ...{ name, version },
  ...(pins && { dependencies: DEPENDENCIES }),
});

/** A plugin that builds, in the layout of `npm pack`. Nothing of it is ever run here. */
export function pluginTarball(source: Source, marker: string): Uint8Array {
  const code = source.code ?? '';
  return tarball([
    { path: 'package/plugin.json', content: JSON.stringify(manifestOf(source, marker)) },
    { path: 'package/package.json', content: JSON.stringify(packageOf(source)) },
    ...(source.pins ? [{ path: 'package/package-lock.json', content: JSON.stringify(LOCKFILE) }] : []),
    ...(source.functions ? [{ path: 'package/src/functions.ts', content: functionsCode(marker) }] : []),
    {
      path: 'package/src/index.ts',
      content: `export const label = '${marker} ${source.version}';\n${code}\n`,
    },
  ]);
}

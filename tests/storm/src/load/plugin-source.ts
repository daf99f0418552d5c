import { packArchive } from '@guildhall/plugin-project';

/** What a version gives reason for: policy approves a plain one, and asks a person about one that makes code from text. */
export type Tone = 'plain' | 'questionable';

/** A tiny plugin that builds; its functions run in the deployment's sandbox, and nothing of it anywhere else. */
export function pluginSource(name: string, version: string, tone: Tone): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const files = {
    'plugin.json': JSON.stringify(manifestOf(name, version)),
    'package.json': JSON.stringify({ name: name.replace('.', '-'), version, type: 'module' }),
    'src/functions.ts': FUNCTIONS,
    'src/index.ts': `export const label = 'storm ${version}';\n${tone === 'plain' ? '' : QUESTIONABLE}`,
  };
  return packArchive(new Map(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)])));
}

/**
 * Each run leaves one stored value under its own name and one line, so that a run too many or too few is seen afterwards.
 */
const FUNCTIONS = `import { allow, defineFunctions } from '@guildhall/plugin-sdk/functions';
const leaveTrace = async (_payload, api) => {
  await api.storage.set('run:' + api.context.invocationId, 1);
  api.log('It was noted.');
  return api.context.trigger === 'EVENT' ? allow() : 'noted';
};
export const functions = defineFunctions({ note: leaveTrace, later: leaveTrace });
`;

const QUESTIONABLE = `export const sum = (formula: string): unknown => new Function('return ' + formula)();\n`;

function manifestOf(name: string, version: string) {
  return {
    manifestVersion: 1,
    id: name,
    displayName: 'Storm glass',
    version,
    description: 'Tells what the weather was.',
    license: 'MIT',
    categories: ['productivity'],
    engines: { surface: { 'fernhill-crm': '^1.0.0' } },
    main: 'src/index.ts',
    functionsMain: 'src/functions.ts',
    functions: [{ name: 'note', title: 'Note the weather', public: true }, { name: 'later' }],
    // Far away: somebody lets its hour come.
    schedules: [{ id: 'yearly', function: 'later', cron: '0 3 1 1 *' }],
    webhooks: [{ id: 'gauge', function: 'later', title: 'Rain gauge' }],
    contributes: {
      events: [
        { event: 'contact.beforeSave', mode: 'intercept', function: 'note', timeoutMs: 1_000 },
        { event: 'contact.beforeSave', mode: 'observe', function: 'later' },
      ],
      views: [
        {
          id: 'glass',
          extensionPoint: 'crm.contact.sidebar@1',
          title: 'Storm glass',
          module: 'glass',
          order: 1,
        },
      ],
    },
    permissions: {
      required: [
        { name: 'contacts:read', purpose: 'To show the contact.' },
        { name: 'contacts:intercept', purpose: 'To note the weather when one is saved.' },
      ],
      optional: [],
    },
    origins: { required: [], optional: [] },
  };
}

import { packArchive } from '@guildhall/plugin-project';

/** What a version gives reason for: policy approves a plain one, and asks a person about one that makes code from text. */
export type Tone = 'plain' | 'questionable';

/** A tiny plugin that builds. Nothing of it is ever run here. */
export function pluginSource(name: string, version: string, tone: Tone): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const files = {
    'plugin.json': JSON.stringify(manifestOf(name, version)),
    'package.json': JSON.stringify({ name: name.replace('.', '-'), version, type: 'module' }),
    'src/index.ts': `export const label = 'storm ${version}';\n${tone === 'plain' ? '' : QUESTIONABLE}`,
  };
  return packArchive(new Map(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)])));
}

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
    contributes: {
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
      required: [{ name: 'contacts:read', purpose: 'To show the contact.' }],
      optional: [],
    },
    origins: { required: [], optional: [] },
  };
}

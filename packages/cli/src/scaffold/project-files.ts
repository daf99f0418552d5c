import { extensionPointRef, surfaceTypes, type Surface } from '@guildhall/manifest';
import type { Place } from './choose-place.ts';
import { titleOf } from './full-name.ts';

export interface Beginning {
  readonly id: string;
  readonly host: string;
  readonly surface: Surface;
  readonly place: Place;
}

/** The files of a project that validates as it stands, by their paths in it. */
export function projectFiles(beginning: Beginning): ReadonlyMap<string, string> {
  const { host, surface, place } = beginning;
  return new Map([
    ['plugin.json', json(manifestOf(beginning))],
    [place.starter.main, place.starter.source(place.point.components)],
    ['src/host.ts', surfaceTypes(host, surface)],
    ['tsconfig.json', json(TYPESCRIPT)],
    ['README.md', readme(beginning)],
    ['.gitignore', 'dist/\nnode_modules/\n'],
  ]);
}

function manifestOf({ id, host, surface, place: { point, starter } }: Beginning): object {
  const title = titleOf(id);
  const needed = point.permission === undefined ? [] : [point.permission];
  return {
    manifestVersion: 1,
    id,
    displayName: title,
    version: '0.1.0',
    description: `${title}. Shown here: ${point.title}.`,
    license: 'MIT',
    engines: { surface: { [host]: `^${surface.version}` } },
    main: starter.main,
    contributes: starter.contributes(extensionPointRef(point), title),
    permissions: {
      required: needed.map((name) => ({ name, purpose: `To be shown here: ${point.title}.` })),
      optional: [],
    },
    origins: { required: [], optional: [] },
  };
}

const TYPESCRIPT = {
  compilerOptions: {
    ...{ target: 'ES2024', module: 'ESNext', moduleResolution: 'Bundler', lib: ['ES2024', 'DOM'] },
    ...{ jsx: 'react-jsx', jsxImportSource: 'preact' },
    ...{ strict: true, noEmit: true, allowImportingTsExtensions: true, skipLibCheck: true },
  },
  include: ['src'],
};

function readme({ id, host, place: { point, starter } }: Beginning): string {
  return `# ${titleOf(id)}

A plugin for ${host}. It begins in ${extensionPointRef(point)}: ${point.title}.

- \`plugin.json\` says what it contributes, what it asks for, and why: change its description and licence first.
- \`${starter.main}\` is where its code begins.
- \`src/host.ts\` is what the host offers, as types: \`forHost(api).host.call(…)\` is checked. \`guildhall types\` writes it anew.

\`\`\`
guildhall validate         # does it hold, and does it build
guildhall analyze          # what the marketplace will find in it
guildhall submit --wait    # send it, and follow the checks
\`\`\`
`;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

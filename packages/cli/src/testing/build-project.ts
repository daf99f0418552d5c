import { folderWith } from './guildhall.ts';

/** plugin.json of a plugin that holds, laid out over lines. */
export function manifestText(changes: Readonly<Record<string, unknown>> = {}): string {
  const manifest = {
    manifestVersion: 1,
    id: 'orchard.greeter',
    displayName: 'Greeter',
    version: '1.0.0',
    description: 'Greets whoever opens the page.',
    engines: { surface: { crm: '^1.0.0' } },
    main: 'src/index.ts',
    contributes: { commands: [{ id: 'greet', title: 'Greet', handler: 'greet' }] },
    permissions: { required: [], optional: [] },
    origins: { required: [], optional: [] },
    ...changes,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** A plugin project's folder. */
export function buildProject(
  changes: Readonly<Record<string, unknown>> = {},
  files: Readonly<Record<string, string>> = {},
): string {
  return folderWith({
    'plugin.json': manifestText(changes),
    'src/index.ts': 'export const greeting = "hello";\n',
    ...files,
  });
}

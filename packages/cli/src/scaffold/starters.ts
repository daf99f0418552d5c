import type { ExtensionPointKind } from '@guildhall/manifest';

/** What a plugin begins with in one kind of place. */
export interface Starter {
  /** Its entry module, as `main` of plugin.json names it. */
  readonly main: string;
  readonly source: (components: readonly string[]) => string;
  readonly contributes: (extensionPoint: string, title: string) => object;
}

const RUNS_AS = 'main';

/** By the kind of place; a place that takes several kinds is begun with the first of these. */
export const STARTERS: ReadonlyMap<ExtensionPointKind, Starter> = new Map([
  [
    'view',
    {
      main: 'src/index.tsx',
      source: panel,
      contributes: (extensionPoint, title) => ({
        views: [{ id: RUNS_AS, extensionPoint, title, module: RUNS_AS }],
      }),
    },
  ],
  [
    'menu',
    {
      main: 'src/index.ts',
      source: command,
      contributes: (extensionPoint, title) => ({
        commands: [{ id: RUNS_AS, title, handler: RUNS_AS }],
        menus: [{ extensionPoint, command: RUNS_AS }],
      }),
    },
  ],
  [
    'page',
    {
      main: 'src/index.tsx',
      source: panel,
      contributes: (extensionPoint, title) => ({
        pages: [{ id: RUNS_AS, extensionPoint, title, module: RUNS_AS }],
      }),
    },
  ],
]);

function panel(components: readonly string[]): string {
  const drawn = ['Button', 'Stack', 'Text'].filter((name) => components.includes(name));
  const has = (name: string): boolean => drawn.includes(name);
  const inside = [
    ...(has('Text') ? ['<Text>Hello from your plugin.</Text>'] : []),
    ...(has('Button')
      ? ["<Button onPress={() => void api.toast('It works.', 'success')}>Try it</Button>"]
      : []),
  ];
  const lines = has('Stack') ? ['<Stack gap="small">', ...inside.map(indented), '</Stack>'] : wrapped(inside);
  const names = [...drawn, 'definePlugin', 'type PluginApi'];
  return [
    `import { ${names.join(', ')} } from '@guildhall/plugin-sdk';`,
    '',
    `// This place draws: ${components.join(', ') || 'nothing yet'}.`,
    'function Main({ api }: { api: PluginApi }) {',
    ...(lines.length > 0
      ? ['  return (', ...lines.map((line) => `    ${line}`), '  );']
      : ['  return null;']),
    '}',
    '',
    `definePlugin({ modules: { ${RUNS_AS}: (api) => <Main api={api} /> } });`,
    '',
  ].join('\n');
}

/** Several elements need one around them. */
function wrapped(lines: readonly string[]): readonly string[] {
  return lines.length > 1 ? ['<>', ...lines.map(indented), '</>'] : lines;
}

function indented(line: string): string {
  return `  ${line}`;
}

function command(): string {
  return [
    "import { definePlugin, type PluginApi } from '@guildhall/plugin-sdk';",
    '',
    'async function main(api: PluginApi): Promise<null> {',
    "  await api.toast('It works.', 'success');",
    '  return null;',
    '}',
    '',
    `definePlugin({ handlers: { ${RUNS_AS} } });`,
    '',
  ].join('\n');
}

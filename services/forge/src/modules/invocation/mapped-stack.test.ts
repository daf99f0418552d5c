import { createHash } from 'node:crypto';
import { transform } from 'esbuild';
import { aForgeWithFunctions } from '../../testing/forge-with-functions.ts';
import { INSTALLATION, installFunctions } from '../../testing/installed.ts';
import { hostAdmin, MARKETPLACE } from '../../testing/sessions.ts';
import { mappedStack } from './mapped-stack.ts';

const SOURCE = `interface Person { name: string }

export function greet(person: Person): string {
  if (person.name === '') throw new Error('nobody');
  return 'Hello ' + person.name;
}
`;

/** What the build leaves of that source, with the place at which the bundle throws. */
async function built() {
  const options = { loader: 'ts', sourcemap: true, sourcefile: 'src/greet.ts', minify: true } as const;
  const { code, map } = await transform(SOURCE, options);
  return { code, map: new TextEncoder().encode(map), column: code.indexOf('new Error') + 1 };
}

describe('a stack of a function', () => {
  it('names the places of the project’s own files', async () => {
    const { map, column } = await built();
    const stack = `    at g (functions.js:1:${column})\n    at <anonymous> (native)\n`;
    expect(mappedStack(stack, map)).toBe('    at g (src/greet.ts:4:33)\n    at <anonymous> (native)');
  });

  it('stays as it is where the map knows nothing', async () => {
    const { map } = await built();
    expect(mappedStack('at x (functions.js:900:1)', map)).toMatch(/^at x \(/);
  });

  it.each([
    ['no JSON', 'nonsense'],
    ['no map', '{}'],
    ['too large', ' '.repeat(1_000_001)],
  ])('is not told by a map that is %s', (_what, text) => {
    expect(mappedStack('at x (functions.js:1:1)', new TextEncoder().encode(text))).toBeNull();
  });

  it('shows what hides in the names of files', () => {
    const map = { version: 3, sources: ['a\u202e.ts'], names: [], mappings: 'AAAA' };
    const told = mappedStack('at x (functions.js:1:1)', new TextEncoder().encode(JSON.stringify(map)));
    expect(told).toBe('at x (a<U+202E>.ts:1:1)');
  });
});

describe('a run that fails', () => {
  it('ends its log with where it failed, in the project’s own files', async () => {
    const { map, column } = await built();
    const { forge } = await aForgeWithFunctions(() =>
      Promise.resolve({
        ...{ outcome: 'error', message: 'Error: nobody', stack: `    at g (functions.js:1:${column})` },
      } as object),
    );
    try {
      const { bundles, versionId } = await installFunctions(forge);
      const sha256 = createHash('sha256').update(map).digest('hex');
      await forge.run(hostAdmin, (ctx) => ctx.artifacts.put(sha256, map, ctx.now));
      const ids = [MARKETPLACE, 'run_1', versionId];
      await forge.rows(
        `INSERT INTO release_bundle (marketplace_id, run_id, version_id, name, sha256, bytes, gzip_bytes, plugin_id,
           publisher_id, release_digest) VALUES ($1, $2, $3, 'functions.js', $4, 1, 1, 'p', 'p', 'd')
         ON CONFLICT DO NOTHING`,
        [...ids, bundles[0]?.sha256],
      );
      await forge.rows(
        `INSERT INTO release_byproduct (marketplace_id, run_id, version_id, name, sha256)
         VALUES ($1, $2, $3, 'functions.js.map', $4)`,
        [...ids, sha256],
      );
      await forge.ask(
        hostAdmin,
        'mutation ($input: InvokeFunctionInput!) { invokeFunction(input: $input) { invocation { outcome } } }',
        { input: { installationId: INSTALLATION, function: 'greet' } },
      );
      expect(await forge.rows('SELECT level, text FROM function_log')).toEqual([
        { level: 'ERROR', text: 'Error: nobody\n    at g (src/greet.ts:4:33)' },
      ]);
    } finally {
      await forge.close();
    }
  });
});

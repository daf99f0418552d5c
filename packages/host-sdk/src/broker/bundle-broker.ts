import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The source of `generated/broker-script.ts`: the broker bundled, and the hash its page's policy names. Build time only. */
export async function brokerModule(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('main.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    tsconfigRaw: {},
  });
  const script = outputFiles
    .map((file) => file.text)
    .join('')
    .trim();
  const hash = createHash('sha256').update(script).digest('base64');
  return [
    '// Generated from src/broker by build-sandbox.ts. Do not edit.',
    `export const BROKER_SCRIPT = ${JSON.stringify(script)};`,
    `export const BROKER_SCRIPT_HASH = 'sha256-${hash}';`,
    '',
  ].join('\n');
}

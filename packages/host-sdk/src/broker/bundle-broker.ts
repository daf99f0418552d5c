import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The broker as one script, and the hash its page's policy names. Build time only. */
export async function bundleBroker(): Promise<{ script: string; hash: string }> {
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
  return { script, hash: `sha256-${createHash('sha256').update(script).digest('base64')}` };
}

/** The source of `generated/broker-script.ts`. */
export async function brokerModule(): Promise<string> {
  const { script, hash } = await bundleBroker();
  return [
    '// Generated from src/broker by build-sandbox.ts. Do not edit.',
    `export const BROKER_SCRIPT = ${JSON.stringify(script)};`,
    `export const BROKER_SCRIPT_HASH = '${hash}';`,
    '',
  ].join('\n');
}

import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { freePort } from '../../packages/internal/embedded/src/index.ts';

/** The audit's own server, over its own subgraphs. */
export interface Audit {
  readonly base: string;
  /** Which one it is: the commit of the checkout. */
  readonly commit: string;
  close(): void;
}

/** Starts it from a checkout with its dependencies. Throws when it does not start. */
export async function startAudit(checkout: string): Promise<Audit> {
  const port = await freePort();
  const source = `import { serve } from ${JSON.stringify(`${checkout}/src/index.ts`)};\nawait serve(${port});console.log('ready');`;
  const audited = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', source], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ready(audited, audited.stdout);
  return {
    base: `http://localhost:${port}`,
    commit: execFileSync('git', ['rev-parse', 'HEAD'], { cwd: checkout, encoding: 'utf8' }).trim(),
    close: () => void audited.kill(),
  };
}

function ready(audited: ChildProcess, output: NodeJS.ReadableStream): Promise<void> {
  return new Promise((isReady, fail) => {
    audited.once('exit', () => {
      fail(new Error('the audit did not start: does the checkout have its dependencies?'));
    });
    output.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('ready')) isReady();
    });
  });
}

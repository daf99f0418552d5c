import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PATH } from './environment.ts';
import { ROOT } from './files.ts';

/** A container's command, run as a process of this machine. */
export interface Program {
  /** Everything it has printed. */
  said(): string;
  /** Null while it runs. */
  exitCode(): number | null;
  /** Resolves with its exit code; null where a signal ended it. */
  ended: Promise<number | null>;
  /** What the kubelet does: asks it to stop, and kills it when it has not after a while. */
  end(this: void): Promise<number | null>;
}

const GRACE_MS = 30_000;

/** `node …` runs on the Node of this process. It has no environment but `variables` and a PATH. */
export function startProgram(words: readonly string[], variables: Record<string, string>): Program {
  const [program = '', ...args] = words;
  if (program !== 'node') throw new Error(`there is no ${program} in the image`);
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (piece: Buffer) => {
    said += piece.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = once(child, 'close').then(() => child.exitCode);
  return {
    said: () => said,
    exitCode: () => child.exitCode,
    ended,
    async end() {
      const patience = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      child.kill('SIGTERM');
      const code = await ended;
      clearTimeout(patience);
      return code;
    },
  };
}

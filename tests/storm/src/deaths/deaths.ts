import { existsSync, readFileSync } from 'node:fs';
import type { Guildhall } from '@guildhall/standalone';
import { z } from 'zod';
import { readEnvironment, setNodeOptions } from '../environment.ts';

/** What a process leaves behind that ends although nobody killed it. */
const lastWords = z.object({ name: z.string(), code: z.int(), reason: z.string() });

/** Tells the processes that died by themselves from those that were killed. */
export interface Deaths {
  /** Kills the process of this name, if it is there to be killed. */
  kill(fleet: Guildhall['fleet'], name: string): void;
  /** One line for each that died by itself. */
  count(fleet: Guildhall['fleet']): string[];
}

/** Makes every process that is started from here on write down in `book` why it ends, if it ends by itself. */
export function watchDeaths(book: string): Deaths {
  const witness = new URL('./witness.ts', import.meta.url);
  witness.searchParams.set('book', book);
  setNodeOptions(`${readEnvironment().nodeOptions} --import=${witness.href}`.trim());
  const killed = new Set<number>();
  return {
    kill(fleet, name) {
      const process = fleet?.processes.get(name);
      const pid = process?.pid();
      if (pid === undefined || !isAlive(pid)) return;
      killed.add(pid);
      process?.kill('SIGKILL');
    },
    count(fleet) {
      const said = readBook(book);
      const restarts = [...(fleet?.processes.values() ?? [])].reduce((sum, one) => sum + one.restarts(), 0);
      const wordless = Math.max(0, restarts - killed.size - said.length);
      return [...said, ...Array.from({ length: wordless }, () => 'a process ended without a word')];
    },
  };
}

function readBook(book: string): string[] {
  if (!existsSync(book)) return [];
  const lines = readFileSync(book, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { name, code, reason } = lastWords.parse(JSON.parse(line));
    return `${name} ended with ${code}: ${reason}`;
  });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

import { createHash } from 'node:crypto';
import { createCodes } from './codes.ts';
import { failed } from './failed.ts';
import type { ExecutorSettings, FromExecutor, FromWorker, RunMessage, ToExecutor } from './messages.ts';
import { createPatience } from './patience.ts';
import { ownerKey, startThread, type Thread } from './thread.ts';
import { quickJsModule } from './quickjs-module.ts';
import { readSlice } from './slice-clock.ts';

const PATROL_MS = 20;

/** Spreads runs over threads, and ends a thread whose guest does not come back. */
export async function createDispatcher(settings: ExecutorSettings, tell: (message: FromExecutor) => void) {
  const codes = createCodes();
  const wasm = await quickJsModule();
  const runs = new Map<number, { thread: Thread; message: RunMessage }>();
  const each = Math.max(1, Math.floor(settings.warmVms / settings.workers));
  const open = () => startThread({ ...settings, warmVms: each, wasm }, hear, replace);
  let threads = await Promise.all(Array.from({ length: settings.workers }, open));
  const patience = createPatience();
  const homeless: RunMessage[] = [];
  let patrol: NodeJS.Timeout | undefined;

  function hear(thread: Thread, message: FromWorker): void {
    if (message.kind === 'ready' || message.kind === 'warm') return;
    const run = runs.get(message.run);
    if (!run) return;
    if (message.kind === 'need-code') {
      const code = codes.get(run.message.owner.codeDigest);
      if (code === undefined) forget(message.run);
      else {
        thread.send({ ...run.message, code });
        return;
      }
    }
    if (message.kind === 'ended') forget(message.run);
    tell(message);
  }

  function forget(run: number): void {
    runs.get(run)?.thread.runs.delete(run);
    runs.delete(run);
    if (runs.size > 0) return;
    clearInterval(patrol);
    patrol = undefined;
  }

  function place(message: RunMessage): void {
    const { code, ...rest } = message;
    const digest = message.owner.codeDigest;
    if (code !== undefined) {
      // Checked here as well: nothing runs in this process but what its digest names.
      if (createHash('sha256').update(code).digest('hex') !== digest) {
        const end = failed('refused', 'The code is not the one that its digest names.');
        tell({ kind: 'ended', run: message.run, end });
        return;
      }
      codes.put(digest, code);
    }
    const thread = choose(ownerKey(message.owner));
    if (!thread) {
      // All were ended a moment ago; new ones are on their way.
      homeless.push(rest);
      return;
    }
    assign(thread, rest);
  }

  function assign(thread: Thread, rest: RunMessage): void {
    runs.set(rest.run, { thread, message: rest });
    thread.runs.add(rest.run);
    thread.send(rest);
    patrol ??= setInterval(look, PATROL_MS);
  }

  /** An idle thread with a warm VM, else an idle one, else the one with the fewest runs that is not inside a guest. */
  function choose(owner: string): Thread | undefined {
    const rank = (thread: Thread) =>
      (thread.runs.size > 0 ? 1_000 : 0) +
      (readSlice(thread.slices) ? 1_000 : 0) +
      thread.runs.size * 10 -
      (thread.warm.has(owner) ? 1 : 0);
    return threads.toSorted((a, b) => rank(a) - rank(b))[0];
  }

  function look(): void {
    for (const thread of threads) {
      const overdue = patience.judge(thread.slices);
      if (overdue) end(thread, overdue.run, overdue.guilty);
    }
  }

  function end(thread: Thread, culprit: number, guilty: boolean): void {
    bury(thread, culprit, guilty ? [culprit] : [], 'A guest did not come back.');
    void thread.worker.terminate();
  }

  /** A thread that ended by itself: no guest can be named, so all that were there are. */
  function replace(thread: Thread, reason: string): void {
    if (threads.includes(thread)) bury(thread, undefined, [...thread.runs], reason);
  }

  function bury(
    dead: Thread,
    culprit: number | undefined,
    suspects: readonly number[],
    reason: string,
  ): void {
    const codeDigests = suspects.flatMap((run) => runs.get(run)?.message.owner.codeDigest ?? []);
    tell({ kind: 'terminated', codeDigests, reason });
    threads = threads.filter((thread) => thread !== dead);
    for (const run of [...dead.runs]) {
      forget(run);
      const end =
        run === culprit
          ? failed('timeout', 'It did not stop when its time was up; its thread was ended.')
          : failed('killed', 'Its thread was ended because of a neighbour.');
      const blame = suspects.includes(run) ? 1 / suspects.length : 0;
      tell({ kind: 'ended', run, end, bystander: run !== culprit, blame });
    }
    void open().then((thread) => {
      threads.push(thread);
      for (const run of homeless.splice(0)) assign(thread, run);
    });
  }

  return {
    layers: common(threads),
    receive(message: ToExecutor): void {
      if (message.kind === 'run') place(message);
      else if (message.kind === 'answer' || message.kind === 'stop')
        runs.get(message.run)?.thread.send(message);
      else if (message.kind === 'evict')
        threads.forEach((thread) => {
          thread.send(message);
        });
      else {
        const warmVms = threads.reduce(
          (sum, { warm }) => sum + [...warm.values()].reduce((a, b) => a + b, 0),
          0,
        );
        tell({ kind: 'health', ask: message.ask, rssBytes: process.memoryUsage.rss(), warmVms });
      }
    },
  };
}

/** A layer counts when every thread has it. */
function common(threads: readonly Thread[]): readonly string[] {
  const [first, ...others] = threads;
  return (first?.layers ?? []).filter((layer) => others.every(({ layers }) => layers.includes(layer)));
}

import { setTimeout as pause } from 'node:timers/promises';
import type { ExecutorSettings, FromExecutor, RunEnd, RunMessage, ToExecutor } from '../executor/messages.ts';
import { failed } from '../executor/failed.ts';
import type { SandboxEvent } from '../sandbox.ts';
import { confinements, type Confinement } from './confinements.ts';
import { startExecutor, type Executor } from './executor.ts';

/** One run as the crew sees it. */
export interface Assignment {
  /** Its installation is one of those that others are kept away from. */
  readonly suspect: boolean;
  readonly message: RunMessage & { readonly code: string };
  /** Answers a call of the guest. */
  readonly call: (message: FromExecutor & { kind: 'call' }) => Promise<{ ok: boolean; text: string }>;
  readonly end: (end: RunEnd, part: Part) => void;
}

/** What a run had to do with the end of its thread or process. */
export interface Part {
  /** It did nothing wrong itself, as far as anybody can tell. */
  readonly bystander: boolean;
  /** Its share of the guilt. */
  readonly blame: number;
}

/** An executor and what it has been given. */
export interface Member {
  readonly executor: Executor;
  readonly runs: Map<number, Assignment>;
  /** Codes it was sent. */
  readonly knows: Set<string>;
  /** Asked about its health, by question. */
  readonly asked: Map<number, (answer: FromExecutor & { kind: 'health' }) => void>;
  /** It gets nothing new and is about to be ended. */
  leaving: boolean;
}

interface Options {
  readonly settings: ExecutorSettings;
  readonly size: number;
  readonly log: (event: SandboxEvent) => void;
  /** These versions were inside when something had to be killed. */
  readonly blame: (codeDigests: readonly string[]) => void;
}

/** How long neighbours of a stuck run may go on before their process is ended, in milliseconds. */
const FAREWELL_MS = 100;
const RETRY_MS = 1_000;

/** Keeps a number of executors alive: who dies or must be killed is replaced. */
export async function gatherCrew({ settings, size, log, blame }: Options) {
  const choices = confinements();
  let members: Member[] = [];
  let closed = false;
  /** Tells those that are still starting that nobody wants them any more. */
  const closing = new AbortController();
  const starting = new Set<Promise<void>>();
  // The first start shows what is possible here.
  const confinement = await firstThatWorks();
  await Promise.all(Array.from({ length: size - 1 }, () => join(confinement)));

  async function firstThatWorks(): Promise<Confinement> {
    let reason: unknown;
    for (const choice of choices) {
      try {
        await join(choice);
        return choice;
      } catch (error) {
        reason = error;
      }
    }
    throw reason;
  }

  function join(choice: Confinement): Promise<void> {
    const joining = begin(choice).finally(() => starting.delete(joining));
    starting.add(joining);
    return joining;
  }

  async function begin(choice: Confinement): Promise<void> {
    const hearing: { member?: Member } = {};
    const heard = (message: FromExecutor) => {
      if (hearing.member) hear(hearing.member, message);
    };
    const executor = await startExecutor(settings, choice, heard, closing.signal);
    const joined: Member = { executor, runs: new Map(), knows: new Set(), asked: new Map(), leaving: false };
    hearing.member = joined;
    members.push(joined);
    log({ kind: 'executor-started', pid: executor.pid, layers: executor.layers });
    void executor.ended.then((reason) => {
      bury(joined, reason);
    });
    if (closed) await executor.kill();
  }

  function bury(member: Member, reason: string): void {
    members = members.filter((other) => other !== member);
    log({ kind: 'executor-ended', pid: member.executor.pid, reason });
    const runs = [...member.runs.values()];
    member.runs.clear();
    if (!member.leaving && runs.length > 0) blame(runs.map(({ message }) => message.owner.codeDigest));
    // Alone in it, it has nobody else to blame.
    const part: Part = {
      bystander: member.leaving || runs.length > 1,
      blame: member.leaving ? 0 : 1 / runs.length,
    };
    for (const { end } of runs) end(failed('killed', 'The process that ran it ended.'), part);
    if (!closed && !member.leaving) void replace();
  }

  async function replace(): Promise<void> {
    while (!isClosed()) {
      try {
        await join(confinement);
        return;
      } catch (error) {
        if (isClosed()) return;
        log({
          kind: 'executor-ended',
          pid: 0,
          reason: error instanceof Error ? error.message : String(error),
        });
        await pause(RETRY_MS, undefined, { ref: false });
      }
    }
  }

  // Read through a call: it may have changed meanwhile.
  const isClosed = () => closed;

  function hear(member: Member, message: FromExecutor): void {
    if (message.kind === 'terminated') {
      const { codeDigests, reason } = message;
      blame(codeDigests);
      log({ kind: 'worker-terminated', codeDigests, reason });
    } else if (message.kind === 'health') {
      member.asked.get(message.ask)?.(message);
      member.asked.delete(message.ask);
    } else if (message.kind !== 'ready' && message.kind !== 'unable') hearOfRun(member, message);
  }

  function hearOfRun(member: Member, message: FromExecutor & { run: number }): void {
    const assignment = member.runs.get(message.run);
    if (!assignment) return;
    if (message.kind === 'call') void answer(member, message, assignment);
    else if (message.kind === 'need-code') member.executor.send(assignment.message);
    else if (message.kind === 'ended') {
      member.runs.delete(message.run);
      const { bystander = false, blame: share = 0 } = message;
      assignment.end(message.end, { bystander, blame: share });
    } else if (message.kind === 'stuck') {
      blame([assignment.message.owner.codeDigest]);
      void dismiss(member);
    }
  }

  async function answer(member: Member, message: FromExecutor & { kind: 'call' }, { call }: Assignment) {
    const { ok, text } = await call(message);
    member.executor.send({ kind: 'answer', run: message.run, call: message.call, ok, text });
  }

  /** Something in it cannot be stopped: the others finish if they are quick, then it is ended. */
  async function dismiss(member: Member): Promise<void> {
    if (member.leaving) return;
    member.leaving = true;
    void replace();
    const until = performance.now() + FAREWELL_MS;
    while (member.runs.size > 0 && performance.now() < until) await pause(5, undefined, { ref: false });
    await member.executor.kill();
  }

  return {
    members: () => members,
    give(member: Member, assignment: Assignment): void {
      const { code, ...rest } = assignment.message;
      const { codeDigest } = rest.owner;
      member.runs.set(rest.run, assignment);
      member.executor.send(member.knows.has(codeDigest) ? rest : { ...rest, code });
      member.knows.add(codeDigest);
    },
    tellAll(message: ToExecutor): void {
      for (const { executor } of members) executor.send(message);
    },
    dismiss,
    async close(): Promise<void> {
      closed = true;
      closing.abort();
      for (const member of members) member.leaving = true;
      await Promise.all(members.map(({ executor }) => executor.kill()));
      await Promise.allSettled(starting);
    },
  };
}

export type Crew = Awaited<ReturnType<typeof gatherCrew>>;

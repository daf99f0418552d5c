import { setTimeout as pause } from 'node:timers/promises';
import type { ExecutorSettings, FromExecutor, RunEnd, RunMessage, ToExecutor } from '../executor/messages.ts';
import { failed } from '../executor/failed.ts';
import type { SandboxEvent } from '../sandbox.ts';
import { confinements, type Confinement } from './confinements.ts';
import { startExecutor, type Executor } from './executor.ts';

/** One run as the crew sees it. */
export interface Assignment {
  readonly message: RunMessage & { readonly code: string };
  /** Answers a call of the guest. */
  readonly call: (message: FromExecutor & { kind: 'call' }) => Promise<{ ok: boolean; text: string }>;
  readonly end: (end: RunEnd, bystander: boolean) => void;
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

  async function join(choice: Confinement): Promise<void> {
    const hearing: { member?: Member } = {};
    const executor = await startExecutor(settings, choice, (message) => {
      if (hearing.member) hear(hearing.member, message);
    });
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
    const bystander = member.leaving || runs.length > 1;
    for (const { end } of runs) end(failed('killed', 'The process that ran it ended.'), bystander);
    if (!closed && !member.leaving) void replace();
  }

  async function replace(): Promise<void> {
    while (!isClosed()) {
      try {
        await join(confinement);
        return;
      } catch (error) {
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
      assignment.end(message.end, message.bystander ?? false);
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
      for (const member of members) member.leaving = true;
      await Promise.all(members.map(({ executor }) => executor.kill()));
    },
  };
}

export type Crew = Awaited<ReturnType<typeof gatherCrew>>;

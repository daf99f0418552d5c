import { setTimeout as pause } from 'node:timers/promises';
import { failed } from './executor/failed.ts';
import type { RunEnd } from './executor/messages.ts';
import type { HostCalls, Invocation, InvocationResult } from './invocation.ts';
import { readJson } from './json.ts';
import { FUNCTION_LIMITS, type InvocationLimits } from './limits.ts';
import { answerCall } from './parent/answer-call.ts';
import { createBlame } from './parent/blame.ts';
import { checkInvocation } from './parent/check-invocation.ts';
import { chooseMember } from './parent/choose-member.ts';
import { gatherCrew, type Member, type Part } from './parent/crew.ts';
import { crewHealth } from './parent/crew-health.ts';
import { createLanes } from './parent/lanes.ts';
import { createSuspicion, endedByForce } from './parent/suspicion.ts';
import type { Sandbox, SandboxOptions } from './sandbox.ts';

const WARM_VMS = 64;
/** Milliseconds beyond an invocation's own limits in which its executor must have said how it ended. */
const GRACE_MS = 300;

/** Starts the executors and waits until they have proven themselves. Rejects when the engine cannot run here. */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { engine = 'quickjs', executors = 2, workers = 2, quarantineAfter = 3 } = options;
  const { clock = Date.now, log = () => undefined } = options;
  const defaults: InvocationLimits = { ...FUNCTION_LIMITS, ...options.limits };
  const verified = new Map<string, string>();
  const suspicion = createSuspicion(clock);
  const half = Math.max(1, Math.floor((executors * workers) / 2));
  const { suspectThreads = half } = options;
  const lanes = createLanes({ each: half, suspects: suspectThreads, isSuspect: (key) => suspicion.has(key) });
  const blame = createBlame(quarantineAfter, clock, ({ codeDigest, kills }) => {
    log({ kind: 'version-quarantined', codeDigest, kills });
  });
  const crew = await gatherCrew({
    settings: { engine, workers, warmVms: WARM_VMS, interrupts: options.interrupts ?? true },
    size: executors,
    log,
    blame: (codeDigests) => {
      blame.add(codeDigests);
    },
  });
  let lastRun = 0;
  let closed = false;

  async function invoke(invocation: Invocation, host: HostCalls): Promise<InvocationResult> {
    if (closed) throw new Error('The sandbox is closed.');
    const checked = checkInvocation(invocation, defaults, clock(), verified);
    if (!checked.ok) return result(failed(checked.outcome, checked.message), 0);
    const lane = laneOf(invocation);
    const leave = await lanes.enter(lane);
    try {
      const { limits, start } = checked;
      const first = await attempt(invocation, host, start, limits);
      const again = first.bystander && (invocation.idempotent || !first.heard);
      const last = again ? await attempt(invocation, host, start, limits) : first;
      if (!last.bystander && (last.blame > 0 || endedByForce(last.end, limits))) suspicion.add(lane);
      return result(last.end, last.blame + (again ? first.blame : 0));
    } finally {
      leave();
    }
  }

  async function attempt(
    invocation: Invocation,
    host: HostCalls,
    start: string,
    limits: InvocationLimits,
  ): Promise<Attempt> {
    const { marketplaceId, installationId, codeDigest, code, fresh = false } = invocation;
    if (blame.has(codeDigest)) {
      return unbegun(failed('quarantined', 'This version was stopped by force too often.'));
    }
    const owner = { marketplaceId, installationId, codeDigest };
    const suspect = suspicion.has(laneOf(invocation));
    const choose = () => chooseMember(crew.members(), { owner: JSON.stringify(owner), suspect }, workers);
    // Chosen and given without a pause in between: others choose by what is given.
    let member = choose();
    for (const until = performance.now() + limits.wallMs; !member && performance.now() < until;) {
      await pause(5);
      member = choose();
    }
    if (!member) return unbegun(failed('killed', 'No executor is alive.'));
    const run = ++lastRun;
    let calls = 0;
    return new Promise((resolve) => {
      const guard = setTimeout(
        () => {
          overdue(member, run);
        },
        limits.loadMs + limits.wallMs + GRACE_MS,
      );
      crew.give(member, {
        suspect,
        message: { kind: 'run', run, owner, code, start, limits, fresh },
        call(message) {
          // Counted here as well: the executor is not where authority lies.
          calls += 1;
          if (calls > limits.hostCalls) return Promise.resolve({ ok: false, text: TOO_MANY });
          return answerCall(message, invocation, host, limits.callBytes, (error) => {
            log({ kind: 'host-call-failed', codeDigest, error });
          });
        },
        end(end, part) {
          clearTimeout(guard);
          resolve({ ...part, end, heard: calls > 0 });
        },
      });
    });
  }

  /** Its executor is silent about it: it is told to stop it, then ended. */
  function overdue(member: Member, run: number): void {
    member.executor.send({ kind: 'stop', run });
    setTimeout(() => {
      const assignment = member.runs.get(run);
      if (!assignment) return;
      member.runs.delete(run);
      blame.add([assignment.message.owner.codeDigest]);
      const end = failed('timeout', 'It had no answer in time; its process was ended.');
      assignment.end(end, { bystander: false, blame: 1 });
      void crew.dismiss(member);
    }, GRACE_MS);
  }

  return {
    invoke,
    evict(match) {
      crew.tellAll({ kind: 'evict', match });
    },
    quarantined: blame.list,
    release(codeDigest, before) {
      blame.release(codeDigest, before);
    },
    async health() {
      const health = await crewHealth(crew);
      const ready = health.executors.length === executors;
      return { engine, ready, ...health, quarantined: blame.list().length };
    },
    async close() {
      closed = true;
      await crew.close();
    },
  };
}

function laneOf({ marketplaceId, installationId }: Invocation): string {
  return JSON.stringify([marketplaceId, installationId]);
}

interface Attempt extends Part {
  readonly end: RunEnd;
  /** It has called the host: somebody outside may have heard of it. */
  readonly heard: boolean;
}

/** What never began. */
function unbegun(end: RunEnd): Attempt {
  return { end, bystander: false, blame: 0, heard: false };
}

const TOO_MANY = JSON.stringify({ code: 'TOO_MANY_CALLS', message: 'It has called the host too often.' });

function result(end: RunEnd, blame: number): InvocationResult {
  const share = blame > 0 && { blame };
  if (end.outcome !== 'ok') return { ...end, ...share };
  const { text, ...rest } = end;
  return { ...rest, ...share, value: readJson(text) };
}

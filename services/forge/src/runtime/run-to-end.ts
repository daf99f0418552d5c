import { systemSession } from '@guildhall/authz';
import type { InvocationResult, LogLine } from '@guildhall/sandbox';
import { finishInvocation, type Ran } from '../modules/invocation/finish-invocation.ts';
import { hostCalls } from './host-calls.ts';
import type { HostWork } from './host-work.ts';
import { noteBlame } from './note-blame.ts';
import type { RunOrder } from './run-order.ts';

/** What is noted of a run's calls to its host, beside what it logs itself. Lines. */
const MOST_NOTES = 20;

/** Runs a function and notes how it ended. No transaction is open while it runs. */
export async function runToEnd(work: HostWork, order: RunOrder): Promise<Ran> {
  const { runtime, units } = work;
  const notes: LogLine[] = [];
  const note = (text: string) => {
    if (notes.length < MOST_NOTES) notes.push({ level: 'warn', at: Date.now(), text });
  };
  const result = await runtime.invoke(order, hostCalls(work, order, note)).catch(unavailable);
  const held = result.outcome === 'ok' ? undefined : runtime.quarantined(order.codeDigest);
  const session = systemSession(order.marketplaceId, `function-${order.invocationId}`);
  return units.run(session, async (ctx) => {
    const kills = await noteBlame(ctx, order, result);
    return finishInvocation(
      ctx,
      order,
      { ...result, logs: [...result.logs, ...notes] },
      held?.kills ?? kills,
    );
  });
}

/** The sandbox itself is away. The run has an end all the same, and the next one tries again. */
function unavailable(error: unknown): InvocationResult {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `No sandbox could be had to run it in (${reason}).`;
  const nothing = { cpuMs: 0, wallMs: 0, hostCalls: 0, fetches: 0, peakBytes: 0, logs: [] };
  return { ...nothing, outcome: 'killed', message };
}

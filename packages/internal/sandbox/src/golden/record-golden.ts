import type { HostCalls, Invocation, InvocationResult } from '../invocation.ts';
import { readJson, type Json } from '../json.ts';
import { HostCallRefusal } from '../parent/refusal.ts';
import { held } from '../replay/record-invocation.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Golden, GoldenCall } from './golden.ts';

type Recorded = Omit<Invocation, 'context' | 'settings'> & {
  readonly context: Readonly<Record<string, Json>>;
  readonly settings: Readonly<Record<string, Json>>;
};

/** Runs a function for real and writes down what it asked, was told and came to. `name` is the one in plugin.json. */
export async function recordGolden(
  sandbox: Pick<Sandbox, 'invoke'>,
  name: string,
  invocation: Recorded,
  host: HostCalls,
): Promise<{ golden: Golden; result: InvocationResult }> {
  const calls: GoldenCall[] = [];
  const exact = held(invocation);
  const result = await sandbox.invoke(exact, async (call) => {
    const { op, args } = call;
    // The place is taken before the answer comes: calls stand in the order in which they were made.
    const slot = calls.push({ op, args }) - 1;
    try {
      const answer = readJson(JSON.stringify((await host(call)) ?? null));
      calls[slot] = { op, args, answer };
      return answer;
    } catch (error) {
      if (error instanceof HostCallRefusal) {
        calls[slot] = { op, args, refusal: { code: error.code, message: error.message } };
      }
      throw error;
    }
  });
  const { payload, seed, now } = exact;
  const { context, settings } = invocation;
  const golden: Golden = {
    ...{ format: 1, function: name, payload, context, settings, seed, now: new Date(now).toISOString() },
    ...{ calls, outcome: result.outcome },
    ...(result.outcome === 'ok' ? { value: result.value } : { message: result.message }),
  };
  return { golden, result };
}

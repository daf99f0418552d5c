import type { Session } from '@guildhall/authz';
import { z } from 'zod';
import { aForgeWithFunctions } from './forge-with-functions.ts';
import { INSTALLATION } from './installed.ts';
import { hostAdmin } from './sessions.ts';

/** What a function does with its host, as it crosses the sandbox's edge. */
export type Call = (op: string, args?: unknown) => Promise<unknown>;

interface Caller {
  readonly installationId?: string;
  readonly session?: Session;
}

type Act = (call: Call) => Promise<unknown>;

/** Forge, in which a test plays the functions of an installation. */
export async function aForgeInFunction() {
  let act: Act = () => Promise.resolve(null);
  const { forge } = await aForgeWithFunctions(async (invocation, host) => {
    const call: Call = (op, args = null) =>
      (host as (call: object) => Promise<unknown>)({ op, args, invocation });
    return { outcome: 'ok', value: (await act(call)) ?? null } as object;
  });

  /** Runs the public function, which does `what`; what that returns. */
  async function inFunction(
    what: Act,
    { installationId = INSTALLATION, session = hostAdmin }: Caller = {},
  ): Promise<unknown> {
    act = what;
    const answer = (await forge.ask(
      session,
      'mutation ($input: InvokeFunctionInput!) { invokeFunction(input: $input) { value userErrors { message } invocation { outcome message } } }',
      { input: { installationId, function: 'greet' } },
    )) as { invokeFunction: { value: unknown; invocation: { outcome: string; message: string } } };
    const { value, invocation } = answer.invokeFunction;
    if (invocation.outcome !== 'OK') throw new Error(invocation.message);
    return value;
  }
  return {
    forge,
    inFunction,
    /** What functions do that run by themselves. */
    play: (what: Act) => {
      act = what;
    },
  };
}

/** The refusal of a call, as the function sees it. */
export const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'granted',
    (error: unknown) => {
      const { code, message } = z.object({ code: z.string(), message: z.string() }).parse(error);
      return `${code}: ${message}`;
    },
  );

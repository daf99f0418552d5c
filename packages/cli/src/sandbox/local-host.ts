import type { Manifest } from '@guildhall/manifest';
import { HostCallRefused, openTestCalls, type TestCalls } from '@guildhall/plugin-sdk/testing';
import { HostCallRefusal, type HostCalls, type Json } from '@guildhall/sandbox';
import type { Answers } from '../project/read-answers.ts';
import type { HostSurface } from '../project/surfaces.ts';
import { declaredOrigin } from './declared-origin.ts';
import { mayCallLocally } from './may-call-locally.ts';

export interface LocalHost extends Pick<TestCalls, 'requests' | 'stored'> {
  readonly answer: HostCalls;
}

/** What the plugin's hosts offer; null where nobody can say. */
export type AskSurfaces = () => Promise<readonly HostSurface[] | null>;

/** What Guildhall itself answers, whatever the host offers. */
const OWN = new Set(['fetch', 'storage.get', 'storage.set', 'storage.delete', 'storage.list']);

/**
 * A host in memory that knows what a file says. It refuses addresses that plugin.json does not declare, and calls that a
 * marketplace would refuse.
 */
export function openLocalHost(manifest: Manifest, answers: Answers, askSurfaces: AskSurfaces): LocalHost {
  const calls = openTestCalls({ ...answers, host: answering(answers.host) });
  return {
    requests: calls.requests,
    stored: () => calls.stored(),
    answer: async ({ op, args }) => {
      if (op === 'fetch') refuseUndeclared(args, manifest);
      if (!OWN.has(op)) mayCallLocally(manifest, await askSurfaces(), op);
      return calls.answer(op, args).catch(inWordsOfTheSandbox);
    },
  };
}

/** Hosts in files answer with values. */
function answering(values: Answers['host']): Record<string, () => Json> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, () => value]));
}

/** The sandbox tells guests why they are refused only by an error of its own. */
function inWordsOfTheSandbox(error: unknown): never {
  throw error instanceof HostCallRefused ? new HostCallRefusal(error.code, error.message) : error;
}

function refuseUndeclared(args: Json, manifest: Manifest): void {
  const url = typeof args === 'object' && args !== null && 'url' in args ? args.url : null;
  const address = typeof url === 'string' ? url : '';
  if (declaredOrigin(address, manifest)) return;
  throw new HostCallRefusal(
    'ORIGIN_NOT_DECLARED',
    `plugin.json declares no origin for "${address}". Add it to "origins".`,
  );
}

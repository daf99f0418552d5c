import type { Manifest, PluginFunction } from '@guildhall/manifest';
import type { Bundle } from '@guildhall/plugin-project';
import { HostCallRefused, openTestCalls, type TestCalls } from '@guildhall/plugin-sdk/testing';
import {
  FUNCTION_LIMITS,
  HostCallRefusal,
  openSandbox,
  type EngineName,
  type InvocationResult,
  type Json,
} from '@guildhall/sandbox';
import type { Answers } from '../project/read-answers.ts';
import { declaredOrigin } from './declared-origin.ts';

export interface LocalRun {
  readonly result: InvocationResult;
  readonly requests: TestCalls['requests'];
  readonly stored: ReturnType<TestCalls['stored']>;
}

/** Runs one function once, in an executor process of its own that is gone afterwards. */
export async function invokeLocally({
  manifest,
  bundle,
  wanted,
  payload,
  answers,
  engine,
}: {
  readonly manifest: Manifest;
  readonly bundle: Bundle;
  readonly wanted: PluginFunction;
  readonly payload: Json;
  readonly answers: Answers;
  readonly engine: EngineName;
}): Promise<LocalRun> {
  const host = openTestCalls({ ...answers, host: answering(answers.host) });
  const sandbox = await openSandbox({ engine, executors: 1, workers: 1 });
  try {
    const result = await sandbox.invoke(
      {
        ...{ marketplaceId: 'local', installationId: 'local', functionName: wanted.entry, payload },
        code: new TextDecoder().decode(bundle.bytes),
        codeDigest: bundle.sha256,
        context: answers.context,
        settings: { ...presets(manifest), ...answers.settings },
        limits: { ...FUNCTION_LIMITS, wallMs: wanted.timeoutMs },
        idempotent: false,
      },
      async ({ op, args }) => {
        if (op === 'fetch') refuseUndeclared(args, manifest);
        return host.answer(op, args).catch(inWordsOfTheSandbox);
      },
    );
    return { result, requests: host.requests, stored: host.stored() };
  } finally {
    await sandbox.close();
  }
}

/** Hosts in files answer with values. */
function answering(values: Answers['host']): Record<string, () => Json> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, () => value]));
}

/** What settings are before an administrator has changed one. */
function presets({ contributes }: Manifest): Record<string, Json> {
  const properties = Object.entries(contributes.settings?.properties ?? {});
  return Object.fromEntries(
    properties.flatMap(([name, { default: preset }]) =>
      preset === undefined ? [] : [[name, preset] as const],
    ),
  );
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

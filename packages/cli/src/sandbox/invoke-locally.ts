import type { Manifest, PluginFunction } from '@guildhall/manifest';
import type { Bundle } from '@guildhall/plugin-project';
import type { TestCalls } from '@guildhall/plugin-sdk/testing';
import {
  FUNCTION_LIMITS,
  openSandbox,
  recordGolden,
  type EngineName,
  type Golden,
  type InvocationResult,
  type Json,
} from '@guildhall/sandbox';
import type { Answers } from '../project/read-answers.ts';
import { openLocalHost, type AskSurfaces } from './local-host.ts';

export interface LocalRun {
  /** The run as a golden invocation. */
  readonly golden: Golden;
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
  askSurfaces,
}: {
  readonly manifest: Manifest;
  readonly bundle: Bundle;
  readonly wanted: PluginFunction;
  readonly payload: Json;
  readonly answers: Answers;
  readonly engine: EngineName;
  readonly askSurfaces: AskSurfaces;
}): Promise<LocalRun> {
  const host = openLocalHost(manifest, answers, askSurfaces);
  const sandbox = await openSandbox({ engine, executors: 1, workers: 1 });
  try {
    const { golden, result } = await recordGolden(
      sandbox,
      wanted.name,
      {
        ...{ marketplaceId: 'local', installationId: 'local', functionName: wanted.entry, payload },
        code: new TextDecoder().decode(bundle.bytes),
        codeDigest: bundle.sha256,
        context: answers.context,
        settings: { ...presets(manifest), ...answers.settings },
        limits: { ...FUNCTION_LIMITS, wallMs: wanted.timeoutMs },
        idempotent: false,
      },
      host.answer,
    );
    return { golden, result, requests: host.requests, stored: host.stored() };
  } finally {
    await sandbox.close();
  }
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

import { runConcluded, versionChanged, type RunConcludedState } from '@guildhall/schema';
import type { TestForge } from './harness.ts';
import { mara } from './sessions.ts';
import { aVersion } from './states.ts';
import { submit } from './submit.ts';

/** Submits a version of the plugin; the id of its run, of which nothing is done yet. */
export function beginVersion(
  forge: TestForge,
  id: string,
  versionString: string,
  submittedBy = mara.actorId,
): Promise<string> {
  return submit(forge, new TextEncoder().encode(id), { id, versionString, submittedBy });
}

/** Does both stages of a run. */
export async function finishRun(forge: TestForge, runId: string): Promise<void> {
  await forge.work('build', { runId });
  await forge.work('analysis', { runId });
}

/** Takes a version through its run. */
export async function passVersion(
  forge: TestForge,
  id: string,
  versionString: string,
  submittedBy?: string,
): Promise<void> {
  await finishRun(forge, await beginVersion(forge, id, versionString, submittedBy));
}

/** What was told when a version's run concluded. */
export async function conclusionOf(forge: TestForge, versionId: string): Promise<RunConcludedState> {
  const told = (await forge.told('forge.run.concluded')).map((state) => runConcluded.state.parse(state));
  const mine = told.find((state) => state.versionId === versionId);
  if (!mine) throw new Error(`no run of ${versionId} has concluded`);
  return mine;
}

/** Tells forge that a version has been published with the release of its run. */
export async function publishVersion(
  forge: TestForge,
  id: string,
  versionString: string,
  publishedAt: string,
): Promise<void> {
  const { release } = await conclusionOf(forge, id);
  const sourceDigest = 'c'.repeat(64);
  const published = {
    id,
    versionString,
    publishedAt,
    release,
    sourceDigest,
    rev: 9,
    state: 'PUBLISHED',
  } as const;
  await forge.hear(versionChanged, aVersion(published));
}

import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { err } from '@guildhall/kernel';
import { buildWithPackages, resultOf, type PackageSource } from '../dependencies/build-with-packages.ts';
import type { ProjectFiles } from '../project-files.ts';
import type { EntryModules } from './build-target.ts';
import { isBuildAnswer, type BuildAnswer, type BuildRequest } from './build-message.ts';

const WORKER = fileURLToPath(new URL('../build-worker.ts', import.meta.url));
const LOG_BYTES = 4_000;

/**
 * Builds in a process of its own, with an empty environment, that is killed when time is up or the caller gives up.
 * Throws when that process dies of something else than the project; then trying again may help.
 */
export async function buildInChild(
  project: ProjectFiles,
  manifest: EntryModules,
  options: ChildOptions = {},
): Promise<BuildAnswer> {
  const { packages, signal } = options;
  if (!packages) return buildOnce(project, manifest, options);
  const build = () => buildOnce(project, manifest, options);
  const { answer, errors } = await buildWithPackages(
    build,
    (one) => (one.ok ? [] : one.error.flatMap(({ absent }) => absent ?? [])),
    packages,
    signal,
  );
  return resultOf(answer, errors);
}

export interface ChildOptions {
  readonly signal?: AbortSignal;
  /** For each process; fetching packages in between does not count. */
  readonly timeoutMs?: number;
  /** Where packages come from; without it a project has to do without any. */
  readonly packages?: PackageSource;
}

async function buildOnce(
  { files }: ProjectFiles,
  { main, functionsMain }: EntryModules,
  { signal, timeoutMs = 30_000, packages }: ChildOptions,
): Promise<BuildAnswer> {
  signal?.throwIfAborted();
  const child = fork(WORKER, [], {
    env: {},
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const deadline = AbortSignal.timeout(timeoutMs);
  const stop = (): void => {
    child.kill('SIGKILL');
  };
  deadline.addEventListener('abort', stop);
  signal?.addEventListener('abort', stop);
  try {
    const request: BuildRequest = {
      files,
      manifest: {
        ...(main !== undefined && { main }),
        ...(functionsMain !== undefined && { functionsMain }),
      },
      cacheFolder: packages?.cacheFolder ?? null,
    };
    const answer = await ask(child, request);
    if (answer.ended === undefined) return answer.built;
    signal?.throwIfAborted();
    if (deadline.aborted) return err([tookTooLong(timeoutMs)]);
    throw new Error(`The build process ended without an answer. ${answer.ended}`.trim());
  } finally {
    deadline.removeEventListener('abort', stop);
    signal?.removeEventListener('abort', stop);
    stop();
  }
}

type Reply = { built: BuildAnswer; ended?: undefined } | { ended: string };

/** The child's answer, or the last it said on stderr before it ended. */
function ask(child: ChildProcess, request: BuildRequest): Promise<Reply> {
  return new Promise((resolve, reject) => {
    let log = '';
    child.stderr?.on('data', (piece: Buffer) => {
      log = (log + piece.toString()).slice(-LOG_BYTES);
    });
    child.once('message', (message) => {
      if (isBuildAnswer(message)) resolve({ built: message });
    });
    child.once('error', reject);
    child.once('close', () => {
      resolve({ ended: log });
    });
    // A child that died before it could listen is told by its end, not by the failed send.
    child.send(request, () => undefined);
  });
}

function tookTooLong(timeoutMs: number) {
  const message = `The build took longer than ${timeoutMs} ms and was stopped. Make the project smaller or submit again.`;
  return { code: 'BUILD_TIMEOUT', message, file: null, line: null, column: null };
}

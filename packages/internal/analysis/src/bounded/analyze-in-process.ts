import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { AnalysisError } from '../analysis-error.ts';
import type { Analysis, AnalysisInput } from '../analyze.ts';
import { compareFindings } from '../finding.ts';
import { DEFAULT_LICENCE_POLICY } from '../licence/licence-policy.ts';
import { packageFindings } from '../package-findings.ts';
import { told, type Asked } from './messages.ts';
import { PROCESS_FLAGS } from './process-flags.ts';

export interface ProcessBounds {
  /** Milliseconds until the process is ended. */
  deadline: number;
  /** Megabytes of all its memory, seen from file to file. */
  memoryMb: number;
  /** What it runs; only tests name another. */
  entry?: string;
}

const ENTRY = fileURLToPath(new URL('./analysis-process.ts', import.meta.url));
const BOUNDS: ProcessBounds = { deadline: 180_000, memoryMb: 2_048 };
/** Files that may end the process before nothing more is tried. */
const MOST_DEATHS = 3;
const EMPTY: Analysis = {
  findings: [],
  facts: { capabilities: {}, origins: [], hostApis: [], entries: [], sizes: {}, complexity: {} },
  errors: [],
};

/**
 * The same analysis in a process of its own, which no file can take this one down with. A file that ends it is left out
 * and named, and the others are analysed; one that keeps it too long, or needs too much memory, is named as the limit.
 */
export async function analyzeInProcess(
  input: AnalysisInput,
  bounds: Partial<ProcessBounds> = {},
): Promise<Analysis> {
  const errors: AnalysisError[] = [];
  const files = new Map(input.files);
  let outcome: Ended = { analysis: EMPTY };
  for (let tries = 0; tries < MOST_DEATHS; tries += 1) {
    outcome = await analyzeOnce({ ...sendable(input), files }, { ...BOUNDS, ...bounds });
    if (!outcome.error) break;
    errors.push(outcome.error);
    // Time and memory are spent by all files together: without one of them it would end the same way.
    if (outcome.error.cause === 'limit' || !files.delete(outcome.error.file)) break;
  }
  const options = {
    licences: input.licences ?? DEFAULT_LICENCE_POLICY,
    advisories: input.advisories ?? null,
  };
  const { findings, facts, errors: own } = outcome.analysis ?? EMPTY;
  return {
    findings: [...findings, ...packageFindings(input.packageJson, input.files, options)].sort(
      compareFindings,
    ),
    facts,
    errors: [...errors, ...own],
  };
}

function sendable({ packageJson, manifest, limits, licences }: AnalysisInput): Omit<Asked, 'files'> {
  return { packageJson, manifest, ...(limits && { limits }), ...(licences && { licences }) };
}

type Ended = { analysis: Analysis; error?: undefined } | { analysis?: undefined; error: AnalysisError };

async function analyzeOnce(
  asked: Asked,
  { deadline, memoryMb, entry = ENTRY }: ProcessBounds,
): Promise<Ended> {
  const child = fork(entry, [], {
    env: {},
    execArgv: [`--max-old-space-size=${memoryMb}`, ...PROCESS_FLAGS],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    return await answerOf(child, asked, deadline, memoryMb);
  } finally {
    child.kill('SIGKILL');
  }
}

function answerOf(child: ChildProcess, asked: Asked, deadline: number, memoryMb: number): Promise<Ended> {
  return new Promise((resolve) => {
    let file = '';
    const fail = (cause: AnalysisError['cause'], message: string): void => {
      clearTimeout(timer);
      resolve({ error: { cause, file: file === '' ? 'package.json' : file, message } });
    };
    const timer = setTimeout(() => {
      fail('limit', `The analysis takes longer than ${deadline / 1_000} seconds; it was ended at this file.`);
    }, deadline);
    child.on('message', (message) => {
      const said = told.parse(message);
      if (said.kind === 'done') {
        clearTimeout(timer);
        resolve({ analysis: said.analysis });
      } else if (said.kind === 'failed') fail('crash', said.message);
      else {
        file = said.file;
        if (said.memory > memoryMb * 2 ** 20)
          fail('limit', `The analysis needs more than ${memoryMb} MB of memory; it was ended at this file.`);
      }
    });
    child.once('exit', (code, signal) => {
      const ended = (): void => {
        fail('crash', `The process of the analysis ended at this file (${signal ?? `exit code ${code}`}).`);
      };
      // Its last words may still be on their way.
      if (child.connected) child.once('disconnect', ended);
      else ended();
    });
    child.once('error', (error) => {
      fail('crash', `The process of the analysis could not be started: ${error.message}`);
    });
    child.send(asked, () => undefined);
  });
}

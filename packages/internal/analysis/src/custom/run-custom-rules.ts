import { Worker } from 'node:worker_threads';
import { createFindings } from '../create-findings.ts';
import { compareFindings, type Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';
import { isSource } from '../syntax/parse-source.ts';
import type { CustomRule } from './compile-custom-rules.ts';
import type { CustomAnswer } from './custom-job.ts';

export interface CustomFinding extends Finding {
  /** The rule only watches: what it finds is told, and counts for nothing. */
  observe: boolean;
}

export interface CustomOutcome {
  findings: CustomFinding[];
  /** Rules that could not be matched, and files that were not reached in time. */
  errors: { file: string; message: string }[];
}

const LIMITS = { milliseconds: 5_000, perRule: 100, memoryMegabytes: 512 };

/** Matches a marketplace's own rules in a thread that is ended when the time is over. Nothing of the files is run. */
export async function runCustomRules(
  files: ReadonlyMap<string, string>,
  rules: readonly CustomRule[],
  limits: Partial<typeof LIMITS> = {},
): Promise<CustomOutcome> {
  const { milliseconds, perRule, memoryMegabytes } = { ...LIMITS, ...limits };
  const sources = [...files].filter(([name]) => isSource(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const { answers, problem } = await answersWithin(
    milliseconds,
    new Worker(new URL('./match-worker.ts', import.meta.url), {
      workerData: { files: sources, rules, perRule },
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
      env: {},
    }),
  );
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const findings: CustomFinding[] = [];
  const errors: CustomOutcome['errors'] = problem === null ? [] : [{ file: '', message: problem }];
  for (const answer of answers) {
    const rule = byId.get(answer.id);
    if (!rule) continue;
    if ('problem' in answer) errors.push({ file: answer.file, message: `${answer.id}: ${answer.problem}` });
    else findings.push(...findingsOf(rule, answer, files.get(answer.file) ?? '', perRule));
  }
  return { findings: findings.sort(compareFindings), errors };
}

function findingsOf(
  custom: CustomRule,
  { file, spans }: Extract<CustomAnswer, { spans: unknown }>,
  text: string,
  perRule: number,
): CustomFinding[] {
  const observe = custom.mode === 'observe';
  const rule = defineRule({
    id: custom.id,
    severity: observe ? 'info' : custom.severity,
    threat: 'custom',
    title: custom.message,
    why: custom.why ?? custom.message,
    fix: custom.fix ?? '',
    example: { bad: '', good: '' },
    visit: {},
  });
  return createFindings(
    file,
    text,
    perRule,
  )(spans.map((at) => ({ rule, at, report: { message: custom.message } }))).map((finding) => ({
    ...finding,
    observe,
  }));
}

async function answersWithin(
  milliseconds: number,
  worker: Worker,
): Promise<{ answers: CustomAnswer[]; problem: string | null }> {
  const answers: CustomAnswer[] = [];
  const problem = await new Promise<string | null>((resolve) => {
    const timer = setTimeout(() => {
      resolve(`The marketplace's rules take longer than ${milliseconds} ms; the rest was not matched.`);
    }, milliseconds);
    const end = (said: string | null): void => {
      clearTimeout(timer);
      resolve(said);
    };
    worker.on('message', (message: CustomAnswer | 'done') => {
      if (message === 'done') end(null);
      else answers.push(message);
    });
    worker.on('error', (error: Error) => {
      end(error.message);
    });
    worker.on('exit', () => {
      end('The thread that matches the rules ended early.');
    });
  });
  await worker.terminate();
  return { answers, problem };
}

import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createFindings } from '../create-findings.ts';
import { compareFindings, type Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';
import { isSource } from '../syntax/parse-source.ts';
import type { CustomRule } from './compile-custom-rules.ts';
import { customSaid, type CustomAnswer, type CustomJob } from './custom-job.ts';

export interface CustomFinding extends Finding {
  /** The rule only watches: what it finds is told, and counts for nothing. */
  observe: boolean;
}

export interface CustomOutcome {
  findings: CustomFinding[];
  /** Rules that could not be matched, and files that were not reached in time. */
  errors: { file: string; message: string }[];
}

const LIMITS = { milliseconds: 5_000, perRule: 100 };
const ENTRY = fileURLToPath(new URL('./match-process.ts', import.meta.url));

/** Matches a marketplace's own rules in a process that is ended when the time is over. Nothing of the files is run. */
export async function runCustomRules(
  files: ReadonlyMap<string, string>,
  rules: readonly CustomRule[],
  limits: Partial<typeof LIMITS> = {},
): Promise<CustomOutcome> {
  const { milliseconds, perRule } = { ...LIMITS, ...limits };
  const sources = [...files].filter(([name]) => isSource(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const child = fork(ENTRY, [], {
    env: {},
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const { answers, problem } = await answersWithin(milliseconds, child, {
    files: sources,
    rules: [...rules],
    perRule,
  }).finally(() => child.kill('SIGKILL'));
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
  child: ChildProcess,
  job: CustomJob,
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
    child.on('message', (message) => {
      const said = customSaid.parse(message);
      if (said === 'done') end(null);
      else answers.push(said);
    });
    child.once('error', (error) => {
      end(`The process that matches the rules could not be started: ${error.message}`);
    });
    child.once('exit', () => {
      end('The process that matches the rules ended early.');
    });
    child.send(job, () => undefined);
  });
  return { answers, problem };
}

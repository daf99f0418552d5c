import { posix } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Lang, parse, type NapiConfig } from '@ast-grep/napi';
import { z } from 'zod';
import type { CustomRule } from './compile-custom-rules.ts';
import { customJob, type CustomAnswer } from './custom-job.ts';

/* Matches a marketplace's rules in a thread of its own, which is ended from outside when it takes too long. */
const LANGUAGES = { JavaScript: Lang.JavaScript, TypeScript: Lang.TypeScript, Tsx: Lang.Tsx };
/** Whether the rule inside means anything, only ast-grep can say; it throws when not. */
const matcher = z.custom<NapiConfig>((value) => typeof value === 'object' && value !== null);
const job = customJob.parse(workerData);
for (const [file, text] of job.files)
  for (const rule of job.rules) {
    const answer = match(file, text, rule);
    if ('problem' in answer || answer.spans.length > 0) parentPort?.postMessage(answer);
  }
parentPort?.postMessage('done');

function match(file: string, text: string, custom: CustomRule): CustomAnswer {
  const { id, language, rule, constraints, utils } = custom;
  try {
    // A file it is not for is matched as an empty one, so that a rule that cannot be matched is named all the same.
    const found = parse(LANGUAGES[language], isFor(custom, file) ? text : '')
      .root()
      .findAll(matcher.parse({ rule, ...(constraints && { constraints }), ...(utils && { utils }) }));
    const spans = found.slice(0, job.perRule).map((node) => {
      const { start, end } = node.range();
      return { start: start.index, end: end.index };
    });
    return { file, id, spans };
  } catch (error) {
    return { file, id, problem: error instanceof Error ? error.message : String(error) };
  }
}

function isFor({ files, ignores }: CustomRule, file: string): boolean {
  const fits = (glob: string): boolean => posix.matchesGlob(file, glob.replace(/^\.\//, ''));
  return (files === undefined || files.some(fits)) && !(ignores?.some(fits) ?? false);
}

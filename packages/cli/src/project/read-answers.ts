import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { jsonOf, ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import { failed, type Failure } from '../failure.ts';

const values = z.record(z.string(), z.json()).default({});
const answers = z.strictObject({
  context: values,
  settings: values,
  storage: values,
  /** What the host's own functions answer, by name. */
  host: values,
  fetch: z
    .record(
      z.string().regex(/^[A-Z]+ https:\/\/\S+$/u, 'has to begin with a method and an https address'),
      z.strictObject({
        status: z.int().min(100).max(599).default(200),
        headers: z.record(z.string(), z.string()).default({}),
        body: z.json().default(''),
      }),
    )
    .default({}),
});
export type Answers = z.infer<typeof answers>;

/** What the host of a local run knows and answers; nothing without a file. */
export async function readAnswers(cwd: string, file: string | undefined): Promise<Result<Answers, Failure>> {
  if (file === undefined) return ok(answers.parse({}));
  const text = await readFile(resolve(cwd, file), 'utf8').catch(() => null);
  if (text === null) return failed('usage', 'NO_SUCH_FILE', `There is no file ${resolve(cwd, file)}.`);
  const read = answers.safeParse(jsonOf(text));
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  const place = issue?.path.join('.') ?? '';
  return failed('usage', 'BAD_ANSWERS', `${file}: ${place === '' ? 'it' : place} ${issue?.message ?? ''}.`);
}

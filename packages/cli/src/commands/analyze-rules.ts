import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { compileCustomRules, runCustomRules, type CustomRule, type Finding } from '@guildhall/analysis';
import { ok, type Result } from '@guildhall/kernel';
import { failed, type Failure } from '../failure.ts';

/** Reads the rules of a marketplace from the file or folder a person names; none when they name neither. */
export async function openRules(
  cwd: string,
  path: string | undefined,
): Promise<Result<readonly CustomRule[], Failure>> {
  if (path === undefined) return ok([]);
  const texts = await textsAt(resolve(cwd, path)).catch(() => []);
  if (texts.length === 0) return failed('usage', 'NO_RULES', `There are no rules at ${path}.`);
  const rules: CustomRule[] = [];
  for (const { file, text } of texts) {
    const place = file === '' ? path : `${path}/${file}`;
    const read = compileCustomRules(text);
    if (!read.ok) return failed('usage', read.error.code, `${place}: ${read.error.message}`);
    const twice = read.value.find(({ id }) => rules.some((rule) => rule.id === id));
    if (twice) return failed('usage', 'BAD_RULES', `${place}: Another file has a rule ${twice.id}, too.`);
    rules.push(...read.value);
  }
  return ok(rules);
}

/** The texts of a file, or of the YAML files of a folder in the order of their names. */
async function textsAt(path: string): Promise<{ file: string; text: string }[]> {
  if (!(await stat(path)).isDirectory()) return [{ file: '', text: await readFile(path, 'utf8') }];
  const files = (await readdir(path)).filter((name) => /\.ya?ml$/u.test(name)).sort();
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(join(path, file), 'utf8') })));
}

/** What such rules find in all files, dependencies included. Whoever tries one wants to see its severity, so none only watches. */
export async function matchRules(
  files: ReadonlyMap<string, string>,
  rules: readonly CustomRule[],
): Promise<{ findings: Finding[]; errors: { file: string; message: string }[] }> {
  if (rules.length === 0) return { findings: [], errors: [] };
  const { findings, errors } = await runCustomRules(
    files,
    rules.map((rule) => ({ ...rule, mode: 'enforce' })),
  );
  return {
    findings: findings.map(({ observe: _, ...finding }) => ({
      ...finding,
      ruleId: `custom/${finding.ruleId}`,
    })),
    errors: errors.map(({ file, message }) => ({ file: file === '' ? 'the rules' : file, message })),
  };
}

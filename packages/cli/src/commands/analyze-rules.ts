import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { compileCustomRules, runCustomRules, type CustomRule, type Finding } from '@guildhall/analysis';
import { ok, type Result } from '@guildhall/kernel';
import { failed, type Failure } from '../failure.ts';

/** Reads the marketplace's rules a person names; none when they name no file. */
export async function openRules(
  cwd: string,
  path: string | undefined,
): Promise<Result<readonly CustomRule[], Failure>> {
  if (path === undefined) return ok([]);
  const text = await readFile(resolve(cwd, path), 'utf8').catch(() => null);
  if (text === null) return failed('usage', 'NO_RULES', `There are no rules at ${path}.`);
  const read = compileCustomRules(text);
  return read.ok ? read : failed('usage', read.error.code, `${path}: ${read.error.message}`);
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

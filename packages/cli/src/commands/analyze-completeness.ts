import type { Finding } from '@guildhall/analysis';

const SOURCE = /\.(?:[cm]?[jt]sx?|html?)$/;

/** A file that could not be analysed, and why: nothing is known of it. */
export interface CheckError {
  readonly file: string;
  readonly message: string;
}

/** Whether there is nothing an analysis could speak of. A package may consist of its package.json; a plugin may not. */
export function isNothing(files: ReadonlyMap<string, string>, isPlugin: boolean): boolean {
  return ![...files.keys()].some((path) => SOURCE.test(path) || (!isPlugin && path === 'package.json'));
}

/** Whether not one of the source files could be parsed, so that silence about them means nothing. */
export function isAllBroken(findings: readonly Finding[], sources: readonly string[]): boolean {
  const broken = new Set(findings.filter(({ ruleId }) => ruleId === 'syntax-error').map(({ file }) => file));
  return sources.length > 0 && sources.every((file) => broken.has(file));
}

import { analyze, type Analysis } from '../analyze.ts';

/** What plugins of the tests declare. */
export const MANIFEST = { permissions: ['contacts.read'], origins: ['https://api.example.com'] };

/** Analyses one file, of a plugin when `manifest` is given and of any package otherwise. */
export function analyzeText(
  text: string,
  options: { manifest?: unknown; file?: string } = {},
): Promise<Analysis> {
  return analyze({ files: new Map([[options.file ?? 'a.js', text]]), manifest: options.manifest ?? null });
}

/** Rule ids with their severities, in the order of the report. */
export async function findingsOf(
  text: string,
  options: { manifest?: unknown; file?: string } = {},
): Promise<string[]> {
  const { findings } = await analyzeText(text, options);
  return findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`);
}

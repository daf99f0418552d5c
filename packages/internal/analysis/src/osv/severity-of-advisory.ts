import type { Severity } from '../finding.ts';
import type { OsvEntry } from './advisory.ts';

const WORDS: Readonly<Record<string, Severity>> = {
  CRITICAL: 'critical',
  HIGH: 'high',
  MODERATE: 'medium',
  MEDIUM: 'medium',
  LOW: 'low',
};

/** How bad an advisory says it is: malicious packages always the worst; unsaid counts as high. */
export function severityOfAdvisory(entry: OsvEntry): Severity {
  if (isMalicious(entry)) return 'critical';
  const word = entry.database_specific?.severity?.toUpperCase();
  if (word !== undefined && WORDS[word]) return WORDS[word];
  const vector = entry.severity?.find(({ type }) => type.startsWith('CVSS'))?.score;
  return vector === undefined ? 'high' : fromVector(vector);
}

export function isMalicious({ id, aliases }: OsvEntry): boolean {
  return [id, ...(aliases ?? [])].some((name) => name.startsWith('MAL-'));
}

/** A rough reading of a CVSS vector: how much is lost, and how easily. */
function fromVector(vector: string): Severity {
  const number = Number(vector);
  if (Number.isFinite(number))
    return number >= 9 ? 'critical' : number >= 7 ? 'high' : number >= 4 ? 'medium' : 'low';
  const part = (name: string): string | undefined => new RegExp(`/${name}:(\\w)`).exec(vector)?.[1];
  const lost = ['C', 'I', 'A', 'VC', 'VI', 'VA'].filter((name) => part(name) === 'H').length;
  const isEasy = part('AV') === 'N' && part('PR') === 'N' && part('UI') === 'N' && part('AC') === 'L';
  if (lost >= 2 && isEasy) return 'critical';
  if (lost >= 1) return isEasy || lost >= 2 ? 'high' : 'medium';
  return ['C', 'I', 'A', 'VC', 'VI', 'VA'].some((name) => part(name) === 'L') ? 'medium' : 'low';
}

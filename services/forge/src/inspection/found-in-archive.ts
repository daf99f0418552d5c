import type { ArchiveError } from '@guildhall/plugin-project';
import { findingId } from '../modules/finding/finding-id.ts';
import type { Found } from '../modules/finding/finding.ts';
import { visibleText } from './visible-text.ts';

/** No packing tool makes these by accident. */
const ATTACKS: ReadonlySet<ArchiveError['code']> = new Set([
  'RATIO_TOO_HIGH',
  'FORBIDDEN_TYPE',
  'UNSAFE_PATH',
  'DUPLICATE_PATH',
]);

/** A tarball that is refused, as a finding. */
export function foundInArchive({ code, message, entry }: ArchiveError): Found {
  const ruleId = `archive-${code.toLowerCase().replaceAll('_', '-')}`;
  return {
    id: findingId(ruleId, entry),
    ruleId,
    check: 'manifest',
    severity: ATTACKS.has(code) ? 'CRITICAL' : 'HIGH',
    confidence: 'high',
    threat: null,
    file: entry === null ? null : visibleText(entry, 500),
    line: null,
    column: null,
    message: visibleText(message),
    why: 'Archives are read in memory under strict limits; one that breaks them is not read at all.',
    fix: 'Run npm pack in the project folder and upload the file it writes, unchanged.',
    excerpt: null,
  };
}

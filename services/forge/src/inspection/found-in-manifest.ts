import type { ManifestError } from '@guildhall/manifest';
import { findingId } from '../modules/finding/finding-id.ts';
import type { Found, Severity } from '../modules/finding/finding.ts';
import { visibleText } from './visible-text.ts';

const FILE = 'plugin.json';

/** What is wrong with plugin.json, by itself or against a surface, as a finding. */
export function foundInManifest(error: ManifestError): Found {
  const { code, message, path, line, column, hint } = error;
  return manifestFinding(`manifest-${code.toLowerCase().replaceAll('_', '-')}`, {
    message,
    fix: hint ?? 'Change plugin.json as the message says and submit a new version.',
    why: 'The manifest is what administrators agree to; only what can be read without doubt is accepted.',
    excerpt: path || null,
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  });
}

interface Said {
  message: string;
  why: string;
  fix: string;
  severity?: Severity;
  line?: number;
  column?: number;
  excerpt?: string | null;
}

export function manifestFinding(ruleId: string, said: Said): Found {
  const excerpt = said.excerpt ? visibleText(said.excerpt, 200) : null;
  const message = visibleText(said.message);
  return {
    id: findingId(ruleId, excerpt, message),
    ruleId,
    check: 'manifest',
    severity: said.severity ?? 'HIGH',
    confidence: 'high',
    threat: null,
    file: FILE,
    line: said.line ?? null,
    column: said.column ?? null,
    message,
    why: said.why,
    fix: visibleText(said.fix),
    excerpt,
  };
}

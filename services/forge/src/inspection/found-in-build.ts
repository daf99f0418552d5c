import type { BuildError, ProjectFiles } from '@guildhall/plugin-project';
import { findingId } from '../modules/finding/finding-id.ts';
import type { Found } from '../modules/finding/finding.ts';
import { visibleText } from './visible-text.ts';

/** Why the project cannot be built, as a finding that shows the line. */
export function foundInBuild(
  { code, message, file, line, column, hint }: BuildError,
  project: Pick<ProjectFiles, 'text'>,
): Found {
  const ruleId = `build-${code.toLowerCase().replaceAll('_', '-')}`;
  const text = file !== null && line !== null ? project.text(file)?.split('\n')[line - 1] : undefined;
  const excerpt = text === undefined ? null : visibleText(text.trim(), 160);
  const place = file === null ? null : visibleText(file, 500);
  return {
    id: findingId(ruleId, place, String(line), visibleText(message)),
    ruleId,
    check: 'build',
    severity: 'HIGH',
    confidence: 'high',
    threat: null,
    file: place,
    line,
    column,
    message: visibleText(message),
    why: 'Guildhall builds every version itself from its source; what does not build cannot be released.',
    fix: visibleText(hint ?? 'Change the source as the message says and submit a new version.'),
    excerpt,
  };
}

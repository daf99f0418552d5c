import { packageFindings, type LicencePolicy } from '@guildhall/analysis';
import type { ProjectFiles } from '@guildhall/plugin-project';
import type { Found } from '../modules/finding/finding.ts';
import { checkOfRule } from './check-of-rule.ts';
import { foundInCode } from './found-in-code.ts';

/** What package.json and the lockfile give away: scripts, names, sources, the plugin's own licence. */
export function foundInProject(project: ProjectFiles, licences: LicencePolicy): Found[] {
  const texts = new Map([...project.files.keys()].map((path) => [path, project.text(path) ?? '']));
  const found = packageFindings(undefined, texts, { licences, advisories: null });
  const once = new Map(found.filter(isAboutPackages).map((finding) => [finding.id, foundInCode(finding)]));
  return [...once.values()];
}

function isAboutPackages(finding: Parameters<typeof checkOfRule>[0]): boolean {
  return checkOfRule(finding) === 'dependencies';
}

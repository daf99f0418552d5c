import { createFindings } from './create-findings.ts';
import type { Finding } from './finding.ts';
import { readPackageFile } from './package-file.ts';
import type { PackageOptions } from './rule.ts';
import { RULES } from './rules/registry.ts';

const PER_RULE = 100;

/** What the rules find in a package as a whole: its names, versions, licences and files that are no code. */
export function packageFindings(
  packageJson: unknown,
  files: ReadonlyMap<string, string>,
  options: PackageOptions,
): Finding[] {
  const packageFile = readPackageFile(packageJson ?? parsed(files.get('package.json'))) ?? { name: '' };
  return RULES.flatMap((rule) => {
    const found: Finding[] = [];
    rule.visit.package?.({
      packageFile,
      files,
      options,
      report: (file, excerpt, report) => {
        const text = files.get(file) ?? excerpt;
        const start = Math.max(0, text.indexOf(excerpt));
        found.push(
          ...createFindings(
            file,
            text,
            PER_RULE,
          )([{ rule, at: { start, end: start + excerpt.length }, report }]),
        );
      },
    });
    return found;
  });
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return null;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

import { createFindings } from './create-findings.ts';
import type { Finding } from './finding.ts';
import { findPackageFile } from './package-file.ts';
import type { PackageOptions } from './rule.ts';
import { RULES } from './rules/registry.ts';
import { SYNTAX_ERROR } from './rules/syntax-error.ts';

const PER_RULE = 100;

/** What the rules find in a package as a whole: its names, versions, licences and files that are no code. */
export function packageFindings(
  packageJson: unknown,
  files: ReadonlyMap<string, string>,
  options: PackageOptions,
): Finding[] {
  const written = files.get('package.json');
  const read = findPackageFile(packageJson, files);
  const packageFile = read ?? { name: '' };
  const unread = read === null && written !== undefined ? unreadable(written) : [];
  const found = RULES.flatMap((rule) => {
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
  return [...unread, ...found];
}

/** Rules that ask what it says find nothing in it, and that is not the same as nothing to find. */
function unreadable(text: string): Finding[] {
  const message =
    'package.json is not valid JSON: what it says of dependencies, scripts and licence is not known.';
  return createFindings(
    'package.json',
    text,
    PER_RULE,
  )([{ rule: SYNTAX_ERROR, at: { start: 0, end: Math.min(1, text.length) }, report: { message } }]);
}

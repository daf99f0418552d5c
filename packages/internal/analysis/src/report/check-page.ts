import { RULES } from '../rules/registry.ts';

/** Where the pages of docs/rules are read by people who have only a link. */
const PAGES = 'https://guildhall.dev/docs/rules';

/** What a marketplace says of a version besides what rules find in its code, by the beginning of the finding's id. */
const CHECKS: readonly { id: string; title: string; text: string }[] = [
  {
    id: 'archive',
    title: 'archive-…: the package was not read',
    text: 'The tarball is damaged, too large, or holds what no package needs: links, devices, paths that lead out of it, two files of one name. The message names the entry. Pack the project with `guildhall pack` and submit that file.',
  },
  {
    id: 'manifest',
    title: 'manifest: plugin.json does not hold',
    text: 'A field is missing, unknown or says what the host does not offer. The message names the field and the nearest name that is valid. `guildhall validate` says the same before you submit.',
  },
  {
    id: 'build',
    title: 'build-…: the project was not built',
    text: 'The marketplace builds every version itself, without a network and without install scripts, from the lockfile. `build-not-reproducible`: building twice gave two results; take out what differs from run to run, such as the time or a random name. Other ids name what esbuild or the lockfile said.',
  },
  {
    id: 'analysis-incomplete',
    title: 'analysis-incomplete: a file was not analysed to its end',
    text: 'The file is larger, deeper or slower to read than any honest source. What was not analysed could do anything, so it counts as high. Split the file, or submit the source instead of what was generated from it.',
  },
  {
    id: 'custom',
    title: 'custom/…: a rule of the marketplace',
    text: 'The marketplace wrote this rule itself; its message says what it asks for. In observe mode it counts for nothing. `custom-rule-incomplete`: a rule took too long in one of your files.',
  },
];

/** Where a finding's rule is explained, by the id of the rule. */
export function ruleUrl(ruleId: string): string {
  if (RULES.some(({ id }) => id === ruleId)) return `${PAGES}/${ruleId}`;
  const check = checkOf(ruleId);
  return check ? `${PAGES}/checks#${check.id}` : PAGES;
}

/** One page of all checks that are no rules, each under its own heading. */
export function checkPage(): string {
  const parts = CHECKS.map(({ id, title, text }) => `## <a id="${id}"></a>${title}\n\n${text}`);
  return `# Other findings\n\nWhat a marketplace may say of a version besides what [rules](README.md) find in its code.\n\n${parts.join('\n\n')}\n`;
}

/** What the page says of one finding that no rule made; null when it is none of them. */
export function checkText(ruleId: string): string | null {
  const check = checkOf(ruleId);
  return check ? `# ${check.title}\n\n${check.text}\n` : null;
}

function checkOf(ruleId: string): (typeof CHECKS)[number] | undefined {
  return CHECKS.find(({ id }) => ruleId === id || ruleId.startsWith(`${id}-`) || ruleId.startsWith(`${id}/`));
}

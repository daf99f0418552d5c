import type { Rule } from './rule.ts';
import { checkPage } from './report/check-page.ts';
import { RULES } from './rules/registry.ts';

/** The pages of all rules by file name, written from the rules themselves: one a rule, and a list of them. */
export function rulePages(rules: readonly Rule[] = RULES): Map<string, string> {
  const sorted = rules.toSorted((a, b) => a.id.localeCompare(b.id));
  const list = sorted.map(
    ({ id, title, threat, severity }) => `| [${id}](${id}.md) | ${title} | ${threat} | ${severity} |`,
  );
  const pages = sorted.map((rule): [string, string] => [`${rule.id}.md`, rulePage(rule)]);
  return new Map([
    ['checks.md', checkPage()],
    [
      'README.md',
      `# Rules of the analysis\n\nWhat the analysis looks for in the code of a plugin. Each page says what is found, why it matters and how to fix it.\n\nHow bad a finding is depends on the rule, and on the package: an act that is doubtful in a large library is high in a package that does little else (less than ten thousand characters of code, and no manifest), and in a file that runs while the package is installed.\n\n| rule | what | threat | up to |\n| --- | --- | --- | --- |\n${list.join('\n')}\n\n[Other findings](checks.md): what a marketplace says of archives, manifests and builds. To add a rule, see [writing a rule](../guides/writing-a-rule.md).\n`,
    ],
    ...pages,
  ]);
}

/** What one rule finds, why it matters, an example and the fix, as markdown. */
export function rulePage(rule: Rule): string {
  const language = rule.example.bad.startsWith('{"') ? 'json' : 'js';
  const cwe =
    rule.cwe === undefined
      ? ''
      : ` · [CWE-${rule.cwe}](https://cwe.mitre.org/data/definitions/${rule.cwe}.html)`;
  return [
    `# ${rule.id}`,
    `**${rule.title}.**`,
    `Threat: ${rule.threat} · severity: up to ${rule.severity}${cwe}`,
    `## Why\n\n${rule.why}`,
    `## Example\n\nReported:\n\n\`\`\`${language}\n${rule.example.bad}\n\`\`\`\n\nNot reported:\n\n\`\`\`${language}\n${rule.example.good}\n\`\`\``,
    `## Fix\n\n${rule.fix}\n`,
  ].join('\n\n');
}

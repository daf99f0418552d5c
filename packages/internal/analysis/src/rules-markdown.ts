import { THREATS } from './finding.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules/registry.ts';

/** The documentation page of all rules, written from the rules themselves. */
export function rulesMarkdown(rules: readonly Rule[] = RULES): string {
  const chapters = THREATS.map((threat) => ({
    threat,
    rules: rules.filter((rule) => rule.threat === threat),
  }));
  return (
    [
      '# Analysis rules',
      ...chapters
        .filter((chapter) => chapter.rules.length > 0)
        .map((chapter) => [`## ${chapter.threat}`, ...chapter.rules.map(section)].join('\n\n')),
    ].join('\n\n') + '\n'
  );
}

function section(rule: Rule): string {
  const cwe = rule.cwe === undefined ? '' : ` · CWE-${rule.cwe}`;
  return [
    `### ${rule.id}`,
    `**${rule.title}.** Up to ${rule.severity}${cwe}.`,
    `${rule.why} ${rule.fix}`,
    `Found:\n\n\`\`\`js\n${rule.example.bad}\n\`\`\``,
    `Quiet:\n\n\`\`\`js\n${rule.example.good}\n\`\`\``,
  ].join('\n\n');
}

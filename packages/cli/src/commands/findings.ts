import { ruleUrl } from '@guildhall/analysis';
import { ok } from '@guildhall/kernel';
import { z } from 'zod';
import { renderFinding } from '../report/render-finding.ts';
import { FAIL_ON_OPTION, failOn, reaches } from '../report/severity.ts';
import { summaryLine } from '../report/summary.ts';
import { openSession } from '../session/open-session.ts';
import { allFindings, type ServerFinding } from '../submit/all-findings.ts';
import { findVersion } from '../submit/find-version.ts';
import { defineCommand } from './command.ts';

export const findings = defineCommand({
  name: 'findings',
  summary: 'Show what the marketplace found in a version.',
  arguments: [
    ['<plugin>', 'its name, such as acme.chart'],
    ['[version]', 'default: the latest that was submitted'],
  ],
  options: [
    FAIL_ON_OPTION,
    ['--accepted', 'only those that reviewers have accepted, with who, why and until when'],
  ],
  input: z.object({
    plugin: z.string(),
    version: z.string().optional(),
    failOn,
    accepted: z.boolean().default(false),
  }),
  async act(cli, { plugin, version, failOn: limit, accepted }) {
    const { paint } = cli.terminal;
    const gateway = await openSession(cli);
    if (!gateway.ok) return gateway;
    const found = await findVersion(
      gateway.value,
      { plugin, version },
      {
        called: 'version that was submitted',
        fits: ({ state }) => state !== 'DRAFT',
      },
    );
    if (!found.ok) return found;
    const all = await allFindings(gateway.value, found.value.id);
    if (!all.ok) return all;
    // What a reviewer has accepted is shown and stops nobody.
    const open = all.value.findings.filter(({ acceptance }) => acceptance === null);
    const shown = accepted ? all.value.findings.filter(({ acceptance }) => acceptance) : all.value.findings;
    return ok({
      exit: reaches(open, limit) ? 'refused' : 'fine',
      document: { ...all.value, findings: shown.map((one) => ({ ...one, docs: ruleUrl(one.ruleId) })) },
      text: [
        ...shown.map((finding) =>
          renderFinding({ ...finding, docs: ruleUrl(finding.ruleId) }, undefined, paint),
        ),
        summaryLine(shown, paint, ` in ${plugin} ${found.value.versionString}`),
        newsLine(all.value.findings),
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
    });
  },
});

/** How many of them nobody has seen before, where some were. */
function newsLine(findings: readonly ServerFinding[]): string {
  const accepted = findings.filter(({ acceptance }) => acceptance !== null).length;
  const fresh = findings.filter(({ acceptance, knownSince }) => !acceptance && !knownSince).length;
  if (fresh === findings.length) return '';
  return `${fresh} new since the version published last${accepted > 0 ? `, ${accepted} accepted by reviewers` : ''}.`;
}

import { ok } from '@guildhall/kernel';
import { z } from 'zod';
import { renderFinding } from '../report/render-finding.ts';
import { FAIL_ON_OPTION, failOn, reaches } from '../report/severity.ts';
import { summaryLine } from '../report/summary.ts';
import { openSession } from '../session/open-session.ts';
import { allFindings } from '../submit/all-findings.ts';
import { findVersion } from '../submit/find-version.ts';
import { defineCommand } from './command.ts';

export const findings = defineCommand({
  name: 'findings',
  summary: 'Show what the marketplace found in a version.',
  arguments: [
    ['<plugin>', 'its name, such as acme.chart'],
    ['[version]', 'default: the latest that was submitted'],
  ],
  options: [FAIL_ON_OPTION],
  input: z.object({ plugin: z.string(), version: z.string().optional(), failOn }),
  async act(cli, { plugin, version, failOn: limit }) {
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
    return ok({
      exit: reaches(all.value.findings, limit) ? 'refused' : 'fine',
      document: all.value,
      text: [
        ...all.value.findings.map((finding) => renderFinding(finding, undefined, paint)),
        summaryLine(all.value.findings, paint, ` in ${plugin} ${found.value.versionString}`),
      ].join('\n\n'),
    });
  },
});

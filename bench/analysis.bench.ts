import { measureFalseAlarms } from './analysis/measure-false-alarms.ts';
import { measureTool } from './analysis/measure-tool.ts';
import { byClass, byRule } from './analysis/tables.ts';
import { OURS, TOOLS } from './analysis/tools.ts';
import { WORKSPACE_PACKAGES } from './analysis/workspace-packages.ts';
import { writeResults, type Row } from './write-results.ts';

/* What reading code costs, and what it finds: the analysis beside eslint with eslint-plugin-security, on the same texts. */
const rows: Row[] = [];
const broken: string[] = [];
for (const name of Object.keys(TOOLS)) {
  const measured = await measureTool(name);
  const { seconds, megabytes, peakMb, packages, cases } = measured;
  const evil = cases.filter(({ kind }) => kind === 'evil');
  const benign = cases.filter(({ kind }) => kind === 'benign');
  const flagged = packages.filter(({ said }) => said.some(({ isHigh }) => isHigh));
  const alarms = benign.filter(({ said }) => said.length > 0);
  rows.push({
    tool: name,
    MB: megabytes.toFixed(1),
    'CPU s a MB': (seconds / megabytes).toFixed(3),
    'memory peak MB': peakMb,
    'caught of planted': `${evil.filter(({ said }) => said.length > 0).length} of ${evil.length}`,
    'false alarms on twins': `${alarms.length} of ${benign.length}`,
    'packages flagged': `${flagged.length} of ${packages.length}`,
  });
  if (name !== OURS) continue;
  writeResults('analysis-classes', 'What the analysis catches, by class of threats', byClass(cases), [
    'Of the evasions and honest twins in packages/internal/analysis/corpus, which the rules were written against; how many of fresh ones were caught at first sight stands in its README.',
    'Caught and false alarms: at least one finding of medium severity or more, by whichever rule.',
  ]);
  writeResults('analysis-rules', 'Where each rule speaks', byRule(measured), [
    'Cases of the corpus, and packages of the workspace, in which the rule has a finding of medium severity or more. One that is at home in package.json, a lockfile or a manifest may speak in few.',
  ]);
  for (const { threat, file } of alarms) broken.push(`The honest twin ${threat}/${file} is accused.`);
}
writeResults('analysis', 'What reading code costs, and what it finds', rows, [
  `${WORKSPACE_PACKAGES.length} packages of the workspace: ${WORKSPACE_PACKAGES.join(', ')}.`,
  'Each tool in a process of its own; the memory peak is that of the process once the packages are read.',
  'Planted: the evasions of packages/internal/analysis/corpus, which the rules were written against; caught is any finding of medium or more, and any message of the plugin’s recommended rules.',
  'Packages flagged: with at least one finding of high or more; eslint-plugin-security has no severities, so every message counts.',
]);

broken.push(...(await measureFalseAlarms()));
for (const promise of broken) console.error(`BROKEN: ${promise}`);
process.exitCode = broken.length > 0 ? 1 : 0;

import { publishPlugin } from '../tests/e2e/lab/decide-case.ts';
import { installPlugin } from '../tests/e2e/lab/install-plugin.ts';
import { openGuildhall } from '../tests/e2e/lab/open-guildhall.ts';
import { keepCommitTimes } from './kill-switch/commit-times.ts';
import { measurePages } from './kill-switch/measure-pages.ts';
import { percentile } from './statistics.ts';
import { writeResults, type Row } from './write-results.ts';

/*
 * From the commit of a block to the end of what it blocks, in two tabs of a browser that show it, with one process a service.
 * Thousands of pages, without browsers, are live.bench.ts.
 */
const small = process.argv.includes('--small');
const ROUNDS = small ? 5 : 25;
const LIMIT_MS = 1_000;

const guildhall = await openGuildhall('many');
const rows: Row[] = [];
try {
  const commits = await keepCommitTimes(guildhall);
  const version = await publishPlugin(guildhall, 'contact-insights');
  await installPlugin(guildhall, version.plugin.id);

  const runs = await measurePages(guildhall, version.id, { rounds: ROUNDS, commits });
  for (const hidden of [false, true]) {
    const tabs = runs.filter((run) => run.hidden === hidden);
    const where = hidden ? 'tab behind another' : 'tab in front';
    rows.push(
      row(
        `${where}: sandbox ended`,
        tabs.map(({ sandbox }) => sandbox),
      ),
    );
    rows.push(
      row(
        `${where}: panel gone`,
        tabs.map(({ panel }) => panel),
      ),
    );
  }
  await commits.close();
} finally {
  await guildhall.close();
}

writeResults(small ? 'kill-switch-small' : 'kill-switch', 'From a block to its effect', rows, [
  'Milliseconds from the commit of the block, as PostgreSQL notes it (track_commit_timestamp).',
  `Chromium, ${ROUNDS} blocks seen by two tabs; the tab behind reads the live channel for both.`,
  'Five thousand pages on one gateway, and a bus that was cut without a word: live.md (npm run bench -- live).',
  `Every tab is promised to be clear within ${LIMIT_MS} ms.`,
]);
process.exitCode = rows.every((one) => Number(one['max ms']) < LIMIT_MS) ? 0 : 1;

function row(what: string, times: readonly number[]): Row {
  const ms = (value: number) => Number(value.toFixed(1));
  return {
    what,
    runs: times.length,
    'median ms': ms(percentile(times, 0.5)),
    'p99 ms': ms(percentile(times, 0.99)),
    'max ms': ms(Math.max(...times)),
  };
}

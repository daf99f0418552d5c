import { cpus, loadavg } from 'node:os';
import { writeResults, type Row } from '../write-results.ts';
import { drawLibraries, drawnIntegrity } from './draw-libraries.ts';
import { withPackages } from './fetch-popular.ts';
import { POPULAR } from './popular.ts';
import { scanInProcess } from './scan-in-process.ts';
import { wilson } from './wilson.ts';

const THREADS = 2;
const DRAWN = 100;
/** Rules were mended on what the first draw showed; of the second nobody has seen anything but its row. */
const SEEDS = { mendedOn: 'guildhall-2', unseen: 'guildhall-3' };

/** What thirty popular packages may take on two cores. */
const MOST_SECONDS = 15;

/** How often honest packages are called dangerous, and how long two cores take to say so. Gives the promises that broke. */
export async function measureFalseAlarms(): Promise<string[]> {
  const popular = await withPackages(POPULAR, {}, (folders) => scanInProcess(folders, THREADS));
  const met = drawLibraries(SEEDS.mendedOn, DRAWN);
  const unseen = drawLibraries(SEEDS.unseen, DRAWN, met.drawn);
  const scan = ({ drawn }: { drawn: string[] }) =>
    withPackages(drawn, drawnIntegrity(), (folders) => scanInProcess(folders, THREADS));
  const [mended, first] = [await scan(met), await scan(unseen)];
  const rows = [
    rowOf('popular, pinned', popular),
    rowOf(`drawn by the seed ${SEEDS.mendedOn} of ${met.of} browser libraries`, mended),
    rowOf(`drawn by the seed ${SEEDS.unseen} of the other ${unseen.of}, at first sight`, first),
  ];
  const notes = [...popular.packages, ...mended.packages, ...first.packages].flatMap(
    ({ name, high, errors }) => [
      ...(high.length > 0 ? [`${name}: ${high.slice(0, 5).join(', ')}`] : []),
      ...(errors.length > 0 ? [`${name}, not wholly analysed: ${errors.slice(0, 3).join(', ')}`] : []),
    ],
  );
  writeResults('analysis-false-alarms', 'How often honest packages are called dangerous', rows, [
    `Popular: ${POPULAR.join(', ')}; fetched for each run from the configured registry. Wall seconds of ${THREADS} threads, their start included.`,
    `Drawn: ${met.drawn.join(', ')}; and then ${unseen.drawn.join(', ')}; out of bench/analysis/browser-libraries.json, which holds libraries whose description speaks of browsers or pages and none that this workspace installs or that is popular above. Each is fetched by its integrity.`,
    'How the draws were used: the list and both seeds were settled before any of these libraries was looked at. What the first reading of the first draw called high was then understood case by case, and rules were changed by it, so its row says how often the analysis cries now. No rule was changed by the second: its row is what libraries meet that the analysis has never seen.',
    'Memory peak: of the process with both threads, once the packages are read.',
    `Load of the machine in the last minute as the run ended: ${(loadavg()[0] ?? 0).toFixed(1)} on ${cpus().length} cores; wall seconds hold only with less than one.`,
    'Flagged: at least one finding of high or more, none of which is suppressed. The interval is Wilson’s, 95 %.',
    ...notes,
  ]);
  const flagged = popular.packages.filter(({ high }) => high.length > 0);
  return [
    ...flagged.map(({ name }) => `${name} is called dangerous.`),
    ...(popular.seconds > MOST_SECONDS
      ? [`The popular packages took ${popular.seconds.toFixed(1)} s of ${MOST_SECONDS}.`]
      : []),
  ];
}

function rowOf(what: string, { seconds, packages, peakMb }: Awaited<ReturnType<typeof scanInProcess>>): Row {
  const flagged = packages.filter(({ high }) => high.length > 0).length;
  return {
    packages: what,
    files: packages.reduce((sum, { files }) => sum + files, 0),
    MB: packages.reduce((sum, { megabytes }) => sum + megabytes, 0).toFixed(1),
    'wall s': seconds.toFixed(1),
    'memory peak MB': peakMb,
    flagged: `${flagged} of ${packages.length}`,
    interval: wilson(flagged, packages.length),
  };
}

import { cpus, loadavg } from 'node:os';
import { writeResults, type Row } from '../write-results.ts';
import { drawLibraries, drawnIntegrity } from './draw-libraries.ts';
import { withPackages } from './fetch-popular.ts';
import { POPULAR } from './popular.ts';
import { scanPackages } from './scan-packages.ts';
import { wilson } from './wilson.ts';

const THREADS = 2;
const SEED = 'guildhall-2';
const DRAWN = 100;

/** How often honest packages are called dangerous, and how long two cores take to say so. */
export async function measureFalseAlarms(): Promise<void> {
  const popular = await withPackages(POPULAR, {}, (folders) => scanPackages(folders, THREADS));
  const { drawn, of } = drawLibraries(SEED, DRAWN);
  const draw = await withPackages(drawn, drawnIntegrity(), (folders) => scanPackages(folders, THREADS));
  const rows = [
    rowOf('popular, pinned', popular),
    rowOf(`drawn by the seed ${SEED} of ${of} browser libraries`, draw),
  ];
  const notes = [...popular.packages, ...draw.packages].flatMap(({ name, high, errors }) => [
    ...(high.length > 0 ? [`${name}: ${high.slice(0, 5).join(', ')}`] : []),
    ...(errors.length > 0 ? [`${name}, not wholly analysed: ${errors.slice(0, 3).join(', ')}`] : []),
  ]);
  writeResults('analysis-false-alarms', 'How often honest packages are called dangerous', rows, [
    `Popular: ${POPULAR.join(', ')}; fetched for each run from the configured registry. Wall seconds of ${THREADS} threads, their start included.`,
    `Drawn: ${drawn.join(', ')}; out of bench/analysis/browser-libraries.json, which holds libraries whose description speaks of browsers or pages and none that this workspace installs or that is popular above. Each is fetched by its integrity.`,
    `Load of the machine in the last minute as the run ended: ${(loadavg()[0] ?? 0).toFixed(1)} on ${cpus().length} cores; wall seconds hold only with less than one.`,
    'Flagged: at least one finding of high or more, none of which is suppressed. The interval is Wilson’s, 95 %.',
    ...notes,
  ]);
}

function rowOf(what: string, { seconds, packages }: Awaited<ReturnType<typeof scanPackages>>): Row {
  const flagged = packages.filter(({ high }) => high.length > 0).length;
  return {
    packages: what,
    files: packages.reduce((sum, { files }) => sum + files, 0),
    MB: packages.reduce((sum, { megabytes }) => sum + megabytes, 0).toFixed(1),
    'wall s': seconds.toFixed(1),
    flagged: `${flagged} of ${packages.length}`,
    interval: wilson(flagged, packages.length),
  };
}

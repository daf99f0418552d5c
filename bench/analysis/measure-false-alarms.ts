import { writeResults, type Row } from '../write-results.ts';
import { drawInstalled } from './draw-installed.ts';
import { withPackages } from './fetch-popular.ts';
import { POPULAR } from './popular.ts';
import { scanPackages } from './scan-packages.ts';
import { wilson } from './wilson.ts';

const THREADS = 2;
const SEED = 'guildhall-1';
const DRAWN = 100;

/** How often honest packages are called dangerous, and how long two cores take to say so. */
export async function measureFalseAlarms(seen: readonly string[]): Promise<void> {
  const popular = await withPackages(POPULAR, (folders) => scanPackages(folders, THREADS));
  const nameOf = (specifier: string) => specifier.slice(0, specifier.lastIndexOf('@'));
  const known = new Set([...POPULAR.map(nameOf), ...seen]);
  const { drawn, of } = drawInstalled(SEED, DRAWN, known);
  const draw = await scanPackages(drawn, THREADS);
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
    'Drawn: of the packages this workspace installs that name an entry for browsers or bundlers, without the popular ones and those the other table measures..',
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

import { AXES, type Axis, type Drift, type DriftChange } from '@guildhall/drift';
import type { ExitName } from '../exit-codes.ts';
import type { Paint } from '../terminal/paint.ts';
import { visible } from '../terminal/visible.ts';

type ChangeClass = Drift['changeClass'];

const ASKS: Readonly<Record<ChangeClass, { exit: ExitName; sentence: string }>> = {
  auto: { exit: 'fine', sentence: 'Nobody is asked: it can go out by itself.' },
  notify: { exit: 'fine', sentence: 'Nobody is asked; admins are told of it.' },
  reconsent: { exit: 'waiting', sentence: 'Admins have to consent again before they get it.' },
  rereview: { exit: 'waiting', sentence: 'A reviewer looks at it before it goes out.' },
  hold: { exit: 'waiting', sentence: 'It is held until a person has found out why.' },
  incompatible: {
    exit: 'refused',
    sentence: 'Some installations can no longer run it, and stay where they are.',
  },
};

const TITLES: Readonly<Record<Axis, string>> = {
  ARTIFACT: 'Code',
  DEPENDENCIES: 'Packages',
  PERMISSIONS: 'Permissions',
  CAPABILITIES: 'What the code can do',
  ORIGINS: 'Origins',
  SIGNER: 'Who submits',
  CONTRIBUTIONS: 'Contributions',
  BEHAVIOUR: 'Behaviour',
};

/** How a script hears of it. */
export function exitOfDrift(changeClass: ChangeClass): ExitName {
  return ASKS[changeClass].exit;
}

/** The drift in plain words, axis by axis, what it asks last. */
export function renderDrift(against: string, drift: Drift, paint: Paint): string {
  const axes = AXES.flatMap((axis) => {
    const lines = sentences(drift.changes.filter((change) => change.axis === axis));
    const unknown = drift.unknown.filter((entry) => entry.axis === axis).map(({ reason }) => `  ? ${reason}`);
    const told = [...lines, ...unknown];
    return told.length > 0 ? [[paint('bold', TITLES[axis]), ...told].join('\n')] : [];
  });
  const asked = new Set(drift.changes.map((change) => change.changeClass));
  const asks = Object.entries(ASKS).filter(([name]) => [...asked].some((one) => one === name));
  const worst = [...asks.filter(([, { exit }]) => exit !== 'fine').map(([, { sentence }]) => sentence)];
  const end = worst.length > 0 ? worst.join(' ') : ASKS[drift.changeClass].sentence;
  const head = `Against ${visible(against)}: ${drift.changeClass}. ${end}`;
  return [head, ...axes].join('\n\n');
}

/** A change that asks for two things is one sentence with both. */
function sentences(changes: readonly DriftChange[]): string[] {
  return [...Map.groupBy(changes, ({ sentence }) => sentence)].map(
    ([sentence, same]) => `  ${visible(sentence)} [${same.map(({ changeClass }) => changeClass).join(', ')}]`,
  );
}

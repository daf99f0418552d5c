import { CHANGE_CLASSES, type ChangeClass } from '@guildhall/manifest';
import { artifactChanges } from './axes/artifact.ts';
import { behaviourChanges } from './axes/behaviour.ts';
import { capabilityChanges } from './axes/capabilities.ts';
import { dependencyChanges } from './axes/dependencies.ts';
import { manifestChanges } from './axes/manifest.ts';
import { reachedChanges } from './axes/reached.ts';
import { signerChanges } from './axes/signer.ts';
import { AXES, type Axis, type Drift, type DriftChange } from './drift.ts';
import type { ReleaseFacts } from './release-facts.ts';

type Measured = Exclude<keyof ReleaseFacts, 'manifest'>;

const AXIS_OF: Readonly<Record<Measured, Axis>> = {
  artifact: 'ARTIFACT',
  dependencies: 'DEPENDENCIES',
  capabilities: 'CAPABILITIES',
  reached: 'ORIGINS',
  signer: 'SIGNER',
  behaviour: 'BEHAVIOUR',
};
const MEASURED = ['artifact', 'dependencies', 'capabilities', 'reached', 'signer', 'behaviour'] as const;

/** How a version differs from the one before it, over eight axes. Additions gate, removals never do. */
export function driftBetween(before: ReleaseFacts, after: ReleaseFacts): Drift {
  const declared = manifestChanges(before.manifest, after.manifest);
  const measured = [
    ...both(before.artifact, after.artifact, artifactChanges),
    ...both(before.dependencies, after.dependencies, dependencyChanges),
    ...both(before.capabilities, after.capabilities, capabilityChanges),
    ...both(before.reached, after.reached, reachedChanges),
    ...both(before.signer, after.signer, signerChanges),
    ...both(before.behaviour, after.behaviour, behaviourChanges),
  ];
  const changes = [...declared, ...measured].sort((a, b) => AXES.indexOf(a.axis) - AXES.indexOf(b.axis));
  return {
    changes,
    unknown: MEASURED.flatMap((name) => unknown(name, before, after)),
    changeClass: worstOf(changes),
    declaredClass: worstOf(declared),
  };
}

function both<Fact>(
  before: Fact | null,
  after: Fact | null,
  compare: (before: Fact, after: Fact) => DriftChange[],
): DriftChange[] {
  return before === null || after === null ? [] : compare(before, after);
}

function unknown(name: Measured, before: ReleaseFacts, after: ReleaseFacts): Drift['unknown'] {
  const axis = AXIS_OF[name];
  if (before[name] === null || after[name] === null)
    return [
      { axis, reason: `Not known of ${before[name] === null ? 'the version before' : 'this version'}.` },
    ];
  const none = name === 'behaviour' && [...(before.behaviour ?? []), ...(after.behaviour ?? [])].length === 0;
  return none ? [{ axis, reason: 'There are no golden invocations.' }] : [];
}

function worstOf(changes: readonly DriftChange[]): ChangeClass {
  const ranks = changes.map(({ changeClass }) => CHANGE_CLASSES.indexOf(changeClass));
  return CHANGE_CLASSES[Math.max(0, ...ranks)] ?? 'auto';
}

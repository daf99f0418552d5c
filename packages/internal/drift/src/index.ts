export { driftBetween } from './drift-between.ts';
export { AXES, type Axis, type Drift, type DriftChange } from './drift.ts';
export type { ReleaseFacts } from './release-facts.ts';

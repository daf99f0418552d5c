export { applies, inForce, restrictionsInForce } from './in-force.ts';
export { installable, type InstallableQuestion } from './installable.ts';
export type { Reason, ReasonCode } from './reason.ts';
export { RESTRICTION_EFFECTS, type RestrictionEffects } from './restriction-effects.ts';
export {
  RESTRICTION_KINDS,
  type Instant,
  type RestrictionFact,
  type RestrictionKind,
  type RestrictionState,
  type RestrictionTargetType,
  type Subject,
} from './restriction.ts';
export { runnable, type Runnable, type RunnableQuestion } from './runnable.ts';
export { searchable, type SearchableQuestion } from './searchable.ts';
export { submittable, type Submittable, type SubmittableQuestion } from './submittable.ts';

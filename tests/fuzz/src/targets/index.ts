import type { Target } from '../target.ts';
import { archives } from './archives.ts';
import { manifests } from './manifests.ts';
import { sources } from './sources.ts';
import { whenClauses } from './when-clauses.ts';

export const TARGETS: readonly Target[] = [whenClauses, manifests, archives, sources];

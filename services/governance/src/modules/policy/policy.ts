import { policyRevisionSchema, type PolicyRevision as PolicyBody } from '@guildhall/policy';
import { z } from 'zod';

export const policyMode = z.enum(['OFF', 'OBSERVE', 'ENFORCE']);
export type PolicyMode = z.infer<typeof policyMode>;

/** A marketplace's own rules, and whether they decide. */
export interface Policy {
  id: string;
  name: string;
  mode: PolicyMode;
  activeNumber: number;
  rev: number;
}

/** One edition of a policy; never changed. */
export interface PolicyEdition {
  policyId: string;
  number: number;
  body: PolicyBody;
  note: string | null;
  createdAt: Date;
  createdBy: string;
}

export const storedBody = policyRevisionSchema;

/** The platform's own policy, in the reserved marketplace; every other one may only tighten it. */
export const PLATFORM_POLICY = 'floor';

/** The policy every marketplace has. */
export const DEFAULT_POLICY = 'default';

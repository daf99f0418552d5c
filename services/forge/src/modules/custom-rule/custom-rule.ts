import type { CustomRuleState } from './custom-rule-lifecycle.ts';

/** A rule that a marketplace wrote itself. */
export interface CustomRuleRow {
  id: string;
  name: string;
  state: CustomRuleState;
  /** YAML. */
  definition: string;
  number: number;
  createdAt: Date;
  rev: number;
}

/** What a rule said and whether it counted, from when to when; never changed but for its end. */
export interface CustomRuleRevisionRow {
  number: number;
  state: CustomRuleState;
  definition: string;
  validFrom: Date;
  validTo: Date | null;
  createdBy: string;
}

/** Of one marketplace, archived ones not counted: each costs time in every run. */
export const MOST_RULES = 100;

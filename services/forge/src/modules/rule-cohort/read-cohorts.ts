import { RULES } from '@guildhall/analysis';
import { invalid, ok, type Result } from '@guildhall/kernel';
import { weightOfRule } from '../../inspection/found-in-code.ts';
import { CHECKS } from '../check/check.ts';
import { isMinimum } from '../check-profile/check-profile.ts';
import type { RuleCohort } from './rule-cohort.ts';
import { countsEverywhere } from './watched.ts';

/** A cohort as somebody wants it; marks that are left out name nobody. */
export interface GivenCohort {
  kind: RuleCohort['kind'];
  name: string;
  tiers?: readonly number[] | null | undefined;
  publisherIds?: readonly string[] | null | undefined;
  namespaces?: readonly string[] | null | undefined;
  perMille?: number | null | undefined;
}

const MOST_COHORTS = 100;
const MOST_NAMES = 200;
const MOST_CHARACTERS = 100;

/** The cohorts, when each one can be what it says; `own` are the names of the marketplace's own rules. */
export function readCohorts(
  given: readonly GivenCohort[],
  own: readonly string[],
): Result<{ cohorts: RuleCohort[] }> {
  if (given.length > MOST_COHORTS)
    return invalid(`There are at most ${MOST_COHORTS} cohorts; these are ${given.length}.`, 'cohorts');
  const cohorts = given.map(({ kind, name, tiers, publisherIds, namespaces, perMille }) => ({
    ...{ kind, name, perMille: perMille ?? 0 },
    tiers: unique(tiers).sort(),
    publisherIds: unique(publisherIds).sort(),
    namespaces: unique(namespaces).sort(),
  }));
  for (const [index, cohort] of cohorts.entries()) {
    const first = cohorts.findIndex(({ kind, name }) => kind === cohort.kind && name === cohort.name);
    const fault =
      first < index
        ? (['name', `${named(cohort)} is named twice; say once among whom it counts.`] as const)
        : (faultInName(cohort, own) ?? faultInMarks(cohort));
    if (fault) return invalid(fault[1], 'cohorts', String(index), fault[0]);
  }
  return ok({ cohorts });
}

type Fault = readonly [field: keyof RuleCohort, message: string];

function faultInName(cohort: RuleCohort, own: readonly string[]): Fault | null {
  const { kind, name } = cohort;
  if (kind === 'CHECK') {
    const check = CHECKS.find((one) => one === name);
    if (!check) return ['name', `${named(cohort)} is no check; there are ${CHECKS.join(', ')}.`];
    return isMinimum(check) ? ['name', platforms(cohort)] : null;
  }
  if (name.startsWith('custom/'))
    return own.includes(name.slice('custom/'.length))
      ? null
      : ['name', `${named(cohort)} is no rule of this marketplace, or it is archived.`];
  const rule = RULES.find(({ id }) => id === name);
  if (!rule) return ['name', `${named(cohort)} is no rule; "guildhall explain" lists them.`];
  return countsEverywhere(weightOfRule(rule)) ? ['name', platforms(cohort)] : null;
}

function faultInMarks({ tiers, publisherIds, namespaces, perMille }: RuleCohort): Fault | null {
  if (tiers.some((tier) => tier < 0 || tier > 4)) return ['tiers', 'Tiers are 0 to 4.'];
  if (perMille < 0 || perMille > 1_000) return ['perMille', 'Of a thousand plugins, name 0 to 1000.'];
  for (const [field, names] of [['publisherIds', publisherIds] as const, ['namespaces', namespaces] as const])
    if (names.length > MOST_NAMES || names.some((name) => name === '' || name.length > MOST_CHARACTERS))
      return [field, `Name at most ${MOST_NAMES}, each with 1 to ${MOST_CHARACTERS} characters.`];
  return null;
}

function platforms(cohort: RuleCohort): string {
  return `The platform asks for ${named(cohort)} in every marketplace: it counts for everybody.`;
}

function named({ name }: RuleCohort): string {
  return JSON.stringify(name.slice(0, MOST_CHARACTERS));
}

function unique<Name>(names: readonly Name[] | null | undefined): Name[] {
  return [...new Set(names ?? [])];
}

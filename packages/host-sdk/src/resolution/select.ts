import type { JsonObject } from '@guildhall/plugin-sdk/wire';
import { evaluateWhen } from '@guildhall/when-clause';
import type { Contribution } from '../contribution.ts';
import type { ExplanationStage } from '../host.ts';
import type { DenySet } from '../restrictions/deny-set.ts';
import type { HostSurface } from '../surface.ts';

/** The facts a contribution's showing depends on. */
export interface Selection {
  readonly contributions: readonly Contribution[];
  /** Feed position of the answer the contributions come from. */
  readonly answerSeq: number;
  readonly denySet: DenySet;
  readonly surface: HostSurface;
  readonly context: JsonObject;
}

type Rule = (contribution: Contribution, selection: Selection) => ExplanationStage;

/** The stages in the order they are asked; the first that fails hides. Shown and explained by the same list. */
const STAGES: readonly Rule[] = [isResolved, isUnrestricted, fitsExtensionPoint, meetsWhen];

/** Contributions that pass every stage, in the order they are shown. */
export function select(selection: Selection): Contribution[] {
  return selection.contributions
    .filter((contribution) => STAGES.every((stage) => stage(contribution, selection).passed))
    .sort((a, b) => a.order - b.order || compare(a.pluginName, b.pluginName) || compare(a.key, b.key));
}

/** As many as the extension point takes. */
export function selectForPoint(id: string, kinds: readonly string[], selection: Selection): Contribution[] {
  const here = select(selection).filter(
    ({ extensionPoint, kind }) => extensionPoint === id && kinds.includes(kind),
  );
  return here.slice(0, maximum(id, selection.surface));
}

/** Why a contribution is shown or not: every stage, also those after the first that fails. */
export function explain(contribution: Contribution, selection: Selection): ExplanationStage[] {
  return [...STAGES, withinMaximum].map((stage) => stage(contribution, selection));
}

function isResolved(contribution: Contribution, { contributions }: Selection): ExplanationStage {
  const passed = contributions.some((one) => sameContribution(one, contribution));
  const message = passed
    ? 'The marketplace resolved it for this scope.'
    : 'The marketplace did not resolve it here.';
  return { stage: 'resolved', passed, message };
}

function isUnrestricted(contribution: Contribution, { denySet, answerSeq }: Selection): ExplanationStage {
  const denial = denySet.denial(contribution, answerSeq);
  const message = denial
    ? `Stopped by the marketplace: ${denial.reason || denial.kind}`
    : 'No restriction stops it.';
  return { stage: 'restrictions', passed: denial === null, message };
}

function fitsExtensionPoint({ extensionPoint }: Contribution, { surface }: Selection): ExplanationStage {
  const passed =
    extensionPoint === null ||
    surface.extensionPoints.some(({ id, version }) => `${id}@${version}` === extensionPoint);
  const place = extensionPoint ?? 'no extension point';
  const message = passed ? `It belongs to ${place}.` : `This page has no ${place}.`;
  return { stage: 'extension-point', passed, message };
}

function meetsWhen({ when }: Contribution, { context }: Selection): ExplanationStage {
  const passed = when === null || evaluateWhen(when, context);
  if (when === null) return { stage: 'when', passed, message: 'It has no when clause.' };
  return {
    stage: 'when',
    passed,
    message: `Its when clause is ${passed ? 'true' : 'false'} in this context.`,
  };
}

function withinMaximum(contribution: Contribution, selection: Selection): ExplanationStage {
  const { extensionPoint, kind } = contribution;
  if (extensionPoint === null)
    return { stage: 'maximum', passed: true, message: 'It has no place with a maximum.' };
  const shown = selectForPoint(extensionPoint, [kind], selection);
  const passed = shown.some((one) => sameContribution(one, contribution));
  const message = passed ? 'There is room for it.' : 'Not among the contributions there is room for.';
  return { stage: 'maximum', passed, message };
}

function maximum(point: string, surface: HostSurface): number | undefined {
  return surface.extensionPoints.find(({ id, version }) => `${id}@${version}` === point)?.max;
}

function sameContribution(a: Contribution, b: Contribution): boolean {
  return a.key === b.key && a.installationId === b.installationId && a.releaseDigest === b.releaseDigest;
}

/** Not by locale: two hosts show the same order. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

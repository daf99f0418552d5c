import { assertCan } from '@guildhall/authz';
import { ok, type Result } from '@guildhall/kernel';
import type { Verdict } from '@guildhall/policy';
import { connect, type Connection, type PageArgs } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { Reason } from '../../reason.ts';
import { policiesWith } from '../policy/policies-in-force.ts';
import { readRules, type GivenRules } from '../policy/read-rules.ts';
import type { Decision } from './decision.ts';
import { judge } from './judge-version.ts';

export interface Simulation {
  asked: number;
  outcomes: { was: Verdict; wouldBe: Verdict; count: number }[];
  /** Those that would end otherwise, newest first. */
  nodes: SimulatedDecision[];
  pageInfo: Connection<unknown>['pageInfo'];
}

export interface SimulatedDecision {
  decisionId: string;
  versionId: string;
  was: Verdict;
  wouldBe: Verdict;
  reasons: Reason[];
  at: Date;
}

interface Wanted extends PageArgs {
  draft: GivenRules;
  since: Date | null;
}

/** How long a page may take; a draft that is slower gets shorter pages. */
const BUDGET_MS = 3_000;

/**
 * What a draft would have decided where policy has decided, on the inputs that were stored then and under the platform's
 * rules of now. Changes nothing.
 */
export async function simulatePolicy(
  ctx: Pick<Context, 'session' | 'policies' | 'decisions' | 'draftEvaluator'>,
  { draft, since, ...args }: Wanted,
  budgetMs = BUDGET_MS,
): Promise<Result<Simulation>> {
  assertCan(ctx.session, 'policy:write');
  const body = readRules(draft);
  if (!body.ok) return body;
  const { edges, pageInfo } = await connect(args, {
    of: 'Query.simulatePolicy',
    filter: { since },
    key: z.string(),
    read: (page) => ctx.decisions.byPolicySince(since, page),
    keyOf: ({ id }) => id,
  });
  const policies = await policiesWith(ctx, body.value);
  const end = performance.now() + budgetMs;
  const asked: SimulatedDecision[] = [];
  for (const { node } of edges) {
    const { verdict, reasons } = await judge(ctx.draftEvaluator, policies, node.input);
    asked.push(simulated(node, verdict, reasons));
    if (performance.now() >= end) break;
  }
  const stopped = asked.length < edges.length;
  return ok({
    asked: asked.length,
    outcomes: outcomesOf(asked),
    nodes: asked.filter(({ was, wouldBe }) => was !== wouldBe),
    pageInfo: stopped ? { hasNextPage: true, endCursor: edges[asked.length - 1]?.cursor ?? null } : pageInfo,
  });
}

function simulated({ id, versionId, verdict, at }: Decision, wouldBe: Verdict, reasons: Reason[]) {
  return { decisionId: id, versionId, was: verdict, wouldBe, reasons, at };
}

/** The most frequent first. */
function outcomesOf(asked: readonly SimulatedDecision[]): Simulation['outcomes'] {
  const same = Map.groupBy(asked, ({ was, wouldBe }) => `${was} ${wouldBe}`);
  return [...same.values()]
    .flatMap((all) => all.slice(0, 1).map(({ was, wouldBe }) => ({ was, wouldBe, count: all.length })))
    .sort((a, b) => b.count - a.count);
}

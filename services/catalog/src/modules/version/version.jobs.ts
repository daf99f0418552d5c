import {
  caseChanged,
  decisionMade,
  runConcluded,
  runStarted,
  type DecisionState,
  type ReviewCaseState,
  type RunConcludedState,
  type RunStartedState,
} from '@guildhall/schema';
import { onDue, onEvent } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { applyDecision } from './apply-decision.ts';
import { followCase } from './follow-case.ts';
import { noteRunConcluded, noteRunStarted } from './note-run.ts';
import { RETRY, retryByItself } from './retry-version-checks.ts';

export const versionEvents = [
  onEvent<Context, RunStartedState>(runStarted, { act: noteRunStarted }),
  onEvent<Context, RunConcludedState>(runConcluded, { act: noteRunConcluded }),
  onEvent<Context, DecisionState>(decisionMade, { act: applyDecision }),
  onEvent<Context, ReviewCaseState>(caseChanged, {
    project: async (ctx, state) => {
      if (state.subject.type === 'VERSION') await ctx.cases.put(state);
    },
    act: async (ctx, { subject }) => {
      if (subject.type === 'VERSION') await followCase(ctx, subject.id);
    },
  }),
];

export const versionDue = [
  onDue<Context>(RETRY, (ctx, { subjectId, rev }) => retryByItself(ctx, subjectId, rev)),
];

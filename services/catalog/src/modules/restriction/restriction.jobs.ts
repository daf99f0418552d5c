import { restrictionChanged } from '@guildhall/schema';
import { onDue, onEvent } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { applyRestriction, BEGINS, ENDS } from './apply-restriction.ts';

export const restrictionEvents = [
  onEvent<Context, Parameters<Context['restrictions']['put']>[0]>(restrictionChanged, {
    project: (ctx, state) => ctx.restrictions.put(state),
    act: (ctx, { id }) => applyRestriction(ctx, id),
  }),
];

export const restrictionDue = [BEGINS, ENDS].map((kind) =>
  onDue<Context>(kind, (ctx, { subjectId }) => applyRestriction(ctx, subjectId)),
);

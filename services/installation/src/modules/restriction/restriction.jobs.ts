import { restrictionChanged, type RestrictionState } from '@guildhall/schema';
import { onEvent } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { applyFeedEntry } from '../feed/apply-feed-entry.ts';

/** The queue's copy of what the feed says. */
export const restrictionEvents = [
  onEvent<Context, RestrictionState>(restrictionChanged, {
    project: (ctx, restriction) => applyFeedEntry(ctx, { seq: restriction.feedSeq, restriction }),
  }),
];

export type { FeedEntry, FeedRestriction, RestrictionTarget } from './restrictions/feed-entry.ts';

import type { ListingState } from './listing-lifecycle.ts';

/** What each state of a listing means to the people waiting on it. */
export const LISTING_STAGES: Readonly<Record<ListingState, string>> = {
  DRAFT: 'Draft: write it, then submit it.',
  CONTENT_REVIEW: 'Its text is being looked at.',
  READY: 'Ready: it is listed with its first installable version.',
  LISTED: 'Listed. What you edit is live at once.',
  HIDDEN: 'Hidden by its publisher.',
  DEPRECATED: 'Deprecated.',
  ARCHIVED: 'Archived.',
  DELETED: 'Deleted.',
};

import { defineStateMachine } from '@guildhall/kernel';

/**
 * The life of a plugin's page in the catalog. A listing is READY when its text may be shown, and LISTED while there is
 * an installable version to show it with (I6); that step, both ways, is the system's alone.
 */
export const listingLifecycle = defineStateMachine<ListingState, ListingEvent>({
  initial: 'DRAFT',
  transitions: {
    submitListing: { from: ['DRAFT'], to: 'CONTENT_REVIEW', by: ['publisher'] },
    approveContent: { from: ['CONTENT_REVIEW'], to: 'READY', by: ['system'] },
    list: { from: ['READY'], to: 'LISTED', by: ['system'] },
    unlist: { from: ['LISTED'], to: 'READY', by: ['system'] },
  },
});

export type ListingState =
  'DRAFT' | 'CONTENT_REVIEW' | 'READY' | 'LISTED' | 'HIDDEN' | 'DEPRECATED' | 'ARCHIVED' | 'DELETED';

export type ListingEvent = 'submitListing' | 'approveContent' | 'list' | 'unlist';

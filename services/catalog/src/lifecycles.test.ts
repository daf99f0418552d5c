import { readSubgraph } from '@guildhall/schema';
import { lifecycleFaults } from '@guildhall/testing';
import { Kind } from 'graphql';
import { marketplaceLifecycle } from './modules/marketplace/marketplace-lifecycle.ts';
import { listingLifecycle } from './modules/plugin/listing-lifecycle.ts';
import { publisherLifecycle } from './modules/publisher/publisher-lifecycle.ts';
import { versionLifecycle } from './modules/version/version-lifecycle.ts';

const documents = readSubgraph('catalog');

describe('every lifecycle of catalog', () => {
  it('is whole: marketplace', () => {
    const states = ['CREATING', 'ACTIVE', 'CLOSED'] as const;

    expect([...states].sort()).toEqual(statesInContract('MarketplaceState'));
    expect(lifecycleFaults(marketplaceLifecycle, { states, final: ['CLOSED'] })).toEqual([]);
  });

  it('is whole: listing', () => {
    const states = [
      'DRAFT',
      'CONTENT_REVIEW',
      'READY',
      'LISTED',
      'HIDDEN',
      'DEPRECATED',
      'ARCHIVED',
      'DELETED',
    ] as const;

    expect([...states].sort()).toEqual(statesInContract('ListingState'));
    expect(
      lifecycleFaults(listingLifecycle, {
        states,
        final: [],
        reserved: ['HIDDEN', 'DEPRECATED', 'ARCHIVED', 'DELETED'],
      }),
    ).toEqual([]);
  });

  it('is whole: publisher', () => {
    const states = ['REGISTERED', 'ACTIVE', 'CLOSED'] as const;

    expect([...states].sort()).toEqual(statesInContract('PublisherState'));
    expect(lifecycleFaults(publisherLifecycle, { states, final: ['CLOSED'] })).toEqual([]);
  });

  it('is whole: version', () => {
    const states = [
      'DRAFT',
      'SUBMITTED',
      'CHECKING',
      'CHECK_ERROR',
      'EVALUATING',
      'QUARANTINED',
      'IN_REVIEW',
      'CHANGES_REQUESTED',
      'APPROVED',
      'REJECTED',
      'PUBLISHED',
      'YANKED',
      'WITHDRAWN',
    ] as const;

    expect([...states].sort()).toEqual(statesInContract('VersionState'));
    expect(lifecycleFaults(versionLifecycle, { states, final: ['REJECTED', 'WITHDRAWN'] })).toEqual([]);
  });
});

function statesInContract(name: string): string[] {
  return documents.definitions
    .flatMap((one) =>
      one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === name ? (one.values ?? []) : [],
    )
    .map((one) => one.name.value)
    .sort();
}

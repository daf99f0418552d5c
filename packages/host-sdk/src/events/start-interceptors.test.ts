import { parseWhen } from '@guildhall/when-clause';
import type { Contribution } from '../contribution.ts';
import { createPage } from '../page.ts';
import { contributionOf, entryOf, surfaceOf } from '../testing/builders.ts';
import { startInterceptors } from './start-interceptors.ts';

const surface = surfaceOf({
  events: [
    { name: 'contact.beforeSave', modes: ['intercept', 'observe'], permission: 'contacts:intercept' },
    { name: 'contact.opened', modes: ['observe'] },
  ],
});

function interceptor(parts: Partial<Contribution> = {}, mode = 'intercept'): Contribution {
  return contributionOf({
    kind: 'event',
    extensionPoint: null,
    handler: 'check',
    detail: { event: 'contact.beforeSave', mode },
    grants: ['contacts:intercept'],
    ...parts,
  });
}

function watching(...contributions: Contribution[]) {
  const page = createPage(surface);
  const prepared: string[] = [];
  const stop = startInterceptors(page, {
    prepare: async ({ key }) => {
      prepared.push(key);
    },
  });
  page.take({ etag: 'e', feedSeq: 0, epoch: 1, validUntil: null, contributions });
  return { page, prepared, stop };
}

describe('what has a say in an event', () => {
  it('is started as soon as the marketplace names it', () => {
    expect(watching(interceptor()).prepared).toEqual(['view:panel']);
  });

  it.each<[string, Contribution]>([
    ['only observes', interceptor({}, 'observe')],
    ['was not granted it', interceptor({ grants: [] })],
    ['draws a panel', contributionOf()],
    ['names an event this page does not have', interceptor({ detail: { event: 'x', mode: 'intercept' } })],
  ])('is left alone when it %s', (_name, contribution) => {
    expect(watching(contribution).prepared).toEqual([]);
  });

  it('is started when the context makes its clause true', () => {
    const when = parseWhen("contact.stage == 'lead'");
    if (!when.ok) throw new Error('The clause does not parse.');
    const { page, prepared } = watching(interceptor({ when: when.value }));
    expect(prepared).toEqual([]);
    page.context.set({ 'contact.stage': 'lead' });
    expect(prepared).toHaveLength(1);
  });

  it('is not started while the marketplace stops it', () => {
    const { page, prepared } = watching();
    page.denySet.receive(entryOf(1));
    page.deniedMore();
    page.take({ etag: 'f', feedSeq: 0, epoch: 2, validUntil: null, contributions: [interceptor()] });
    expect(prepared).toEqual([]);
  });

  it('is left alone once the page is gone', () => {
    const { page, prepared, stop } = watching();
    stop();
    page.take({ etag: 'f', feedSeq: 0, epoch: 2, validUntil: null, contributions: [interceptor()] });
    expect(prepared).toEqual([]);
  });
});

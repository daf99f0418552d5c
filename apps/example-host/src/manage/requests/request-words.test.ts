import { installRequest } from './install-request.ts';
import { nothingIn, REQUEST_FILTERS, REQUEST_STATE, requestFilter } from './request-words.ts';

describe('which requests are shown', () => {
  it.each([
    [null, 'REQUESTED'],
    ['nonsense', 'REQUESTED'],
    ['DENIED', 'DENIED'],
    ['ALL', 'ALL'],
  ] as const)('an address with %p means %s', (text, filter) => {
    expect(requestFilter(text)).toBe(filter);
  });

  it.each(REQUEST_FILTERS)('“$label” has words for an empty list', ({ value }) => {
    expect(nothingIn(value)).toMatch(/^(Nobody|Nothing) /);
  });
});

describe('where a request stands', () => {
  const request = { id: 'irq_1', rev: 1, reason: null, at: '2026-03-02T09:30:00.000Z' };
  const plugin = { id: 'plg_1', name: 'orchard.save-guard', listing: null };

  it.each([
    ['REQUESTED', 'Waiting'],
    ['DENIED', 'Declined'],
    ['SNOOZED', 'Unknown'],
  ])('%s reads “%s”', (state, text) => {
    const read = installRequest.parse({ ...request, plugin, state });

    expect(REQUEST_STATE[read.state].text).toBe(text);
  });
});

import { ago, euros, initials, inWords, plural, shortEuros } from './format.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');

it.each([
  ['2026-03-01T11:59:40Z', 'just now'],
  ['2026-03-01T11:10:00Z', '50 minutes ago'],
  ['2026-02-28T12:00:00Z', 'yesterday'],
  ['2026-02-20T12:00:00Z', 'last week'],
  ['2025-02-01T12:00:00Z', 'last year'],
])('%s is said as “%s”', (iso, words) => {
  expect(ago(iso, NOW)).toBe(words);
});

it('counts like a person', () => {
  expect([plural(0, 'contact'), plural(1, 'contact'), plural(1200, 'contact')]).toEqual([
    '0 contacts',
    '1 contact',
    '1,200 contacts',
  ]);
});

it('writes money in euros', () => {
  expect([euros(94_000), shortEuros(1_589_000)]).toEqual(['€94,000', '€1.6M']);
});

it('shows no bare code word', () => {
  expect([inWords('UPDATE_PENDING_CONSENT'), inWords('data-quality')]).toEqual([
    'Update pending consent',
    'Data quality',
  ]);
});

it.each([
  ['Clara Weiss', 'CW'],
  ['Maria da Silva', 'MS'],
  ['Cher', 'C'],
  ['', ''],
])('%s is abbreviated to %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

import { aboutNothing, anonymous, marksIn, marksOf } from './marks.ts';

const OURS = 'plg_01m82wpjzce76ryw7vaehxqd3q';
const THEIRS = 'plg_01m82wpjzce76ryw7vaehxqd4r';
const DIGEST = 'ab'.repeat(32);
const marks = marksOf('MARKER-B', { 'catalog.plugin': JSON.stringify({ id: OURS, digest: DIGEST }) }, {});

describe('marksIn', () => {
  it.each([
    ['the marker', { title: 'MARKER-B Chart' }, ['MARKER-B']],
    ['an id', { plugins: [{ id: OURS }] }, [OURS]],
    ['a digest inside a text', { message: `no ${DIGEST} here` }, [DIGEST]],
    ['the marker inside a signed text', { receipt: signed({ reason: 'MARKER-B' }) }, ['MARKER-B']],
    ['an id inside a signed text', { receipt: signed({ id: OURS }) }, [OURS]],
    ['an id inside an envelope', { provenance: { payload: enveloped({ id: OURS }) } }, [OURS]],
  ])('finds %s', (_what, answer, found) => {
    expect(marksIn(answer, marks, null)).toEqual(found);
  });

  it('finds nothing in what belongs to somebody else', () => {
    expect(marksIn({ id: THEIRS, title: 'MARKER-A' }, marks, null)).toEqual([]);
  });

  it('takes an echo of the question for no leak', () => {
    expect(marksIn({ message: `There is no ${OURS}.` }, marks, { id: OURS })).toEqual([]);
  });

  it('takes what both marketplaces had before for no mark', () => {
    const both = marksOf('MARKER-B', { a: DIGEST }, { a: DIGEST });
    expect(marksIn({ digest: DIGEST }, both, null)).toEqual([]);
  });
});

it('a question about nothing keeps its form', () => {
  expect(aboutNothing({ id: OURS, sha256: DIGEST, first: 3 })).toEqual({
    id: `plg_${'0'.repeat(26)}`,
    sha256: '0'.repeat(64),
    first: 3,
  });
});

it('two answers differ when one of them knows more than the time of day', () => {
  const at = '2026-01-01T00:00:00.000Z';
  expect(anonymous({ id: OURS, at })).toBe(anonymous({ id: THEIRS, at: '2026-01-02T00:00:00.000Z' }));
  expect(anonymous({ rev: 1 })).not.toBe(anonymous({ rev: 2 }));
  expect(anonymous({ plugin: null })).not.toBe(anonymous({ plugin: { id: OURS } }));
});

function enveloped(payload: object): string {
  return Buffer.from(JSON.stringify(payload)).toString('base64');
}

function signed(payload: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'EdDSA' })}.${part(payload)}.c2lnbmF0dXJl`;
}

import { newId } from '@guildhall/kernel';
import { auditSampleKey, isDrawn } from './draw-audit-sample.ts';

const key = auditSampleKey(new TextEncoder().encode('the secret of one deployment, long enough'));
const otherKey = auditSampleKey(new TextEncoder().encode('the secret of another deployment, as long'));
const versions = Array.from({ length: 10_000 }, () => newId('version'));

function drawn(perMille: number, by = key, marketplaceId = 'mkt_one'): Set<string> {
  return new Set(versions.filter((versionId) => isDrawn(by, { marketplaceId, versionId, perMille })));
}

const shared = (one: Set<string>, other: Set<string>) => [...one].filter((id) => other.has(id)).length;

describe('the audit sample', () => {
  it.each([5, 20, 100, 500])('draws %d of a thousand, give or take five standard deviations', (perMille) => {
    const p = perMille / 1_000;
    const deviation = Math.sqrt(versions.length * p * (1 - p));
    expect(Math.abs(drawn(perMille).size - versions.length * p)).toBeLessThan(5 * deviation);
  });

  it('draws nothing at 0 and everything at 1000', () => {
    expect([drawn(0).size, drawn(1_000).size]).toEqual([0, versions.length]);
  });

  it('draws the same again', () => {
    expect(drawn(100)).toEqual(drawn(100));
  });

  it('keeps what was drawn when the rate is raised', () => {
    expect(shared(drawn(20), drawn(100))).toBe(drawn(20).size);
  });

  it('cannot be foreseen without the key: another key draws another set', () => {
    // Two independent tenths share a hundredth.
    expect(shared(drawn(100), drawn(100, otherKey))).toBeLessThan(160);
    expect(drawn(100, otherKey).size).toBeGreaterThan(850);
  });

  it('draws apart in each marketplace', () => {
    expect(shared(drawn(100), drawn(100, key, 'mkt_two'))).toBeLessThan(160);
  });

  it('does not use the secret itself as its key', () => {
    const secret = new TextEncoder().encode('the secret of one deployment, long enough');
    expect(Buffer.from(auditSampleKey(secret)).equals(secret)).toBe(false);
    expect(shared(drawn(100), drawn(100, secret))).toBeLessThan(160);
  });
});

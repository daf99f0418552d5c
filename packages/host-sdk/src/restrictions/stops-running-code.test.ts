import { stopsRunningCode } from './stops-running-code.ts';

describe('whether a restriction stops running code', () => {
  it.each(['HARD_BLOCK', 'DIGEST_DENY', 'PLUGIN_SUSPEND'])('%s always does', (kind) => {
    expect(stopsRunningCode({ kind, stop: false })).toBe(true);
  });

  it.each(['PUBLISHER_SUSPEND', 'PUBLISHER_BAN'])('%s does only when it says so', (kind) => {
    expect(stopsRunningCode({ kind, stop: false })).toBe(false);
    expect(stopsRunningCode({ kind, stop: true })).toBe(true);
  });

  it.each(['WARN', 'LABEL', 'SOFT_BLOCK', 'LISTING_HIDE', 'PUBLISHER_RESTRICT'])('%s never does', (kind) => {
    expect(stopsRunningCode({ kind, stop: true })).toBe(false);
  });

  it('believes a kind it does not know', () => {
    expect(stopsRunningCode({ kind: 'FREEZE', stop: true })).toBe(true);
    expect(stopsRunningCode({ kind: 'FREEZE', stop: false })).toBe(false);
    expect(stopsRunningCode({ kind: 'constructor', stop: false })).toBe(false);
  });
});

import { installable } from './installable.ts';
import { aRestriction, anInstall, YESTERDAY } from './testing/builders.ts';

const codes = (over: Parameters<typeof anInstall>[0]) =>
  installable(anInstall(over)).reasons.map(({ code }) => code);

describe('installable', () => {
  it('is a published, listed, compatible, allowed and unrestricted version', () => {
    expect(installable(anInstall())).toEqual({ ok: true, reasons: [] });
  });

  it.each(['DRAFT', 'APPROVED', 'YANKED', 'QUARANTINED', 'SOMETHING_NEW'])(
    'is not a version that is %s',
    (state) => {
      expect(codes({ version: { state } })).toEqual(['NOT_PUBLISHED']);
    },
  );

  it.each(['DRAFT', 'CONTENT_REVIEW', 'READY', 'HIDDEN', 'DEPRECATED', 'ARCHIVED', 'DELETED'])(
    'needs a direct link or an existing installation while the listing is %s',
    (listingState) => {
      const reachable = ['READY', 'HIDDEN', 'DEPRECATED'].includes(listingState);
      expect(codes({ listingState })).toEqual(['LISTING_NOT_VISIBLE']);
      expect(codes({ listingState, directLink: true })).toEqual(reachable ? [] : ['LISTING_NOT_VISIBLE']);
      expect(codes({ listingState, purpose: 'update' })).toEqual(reachable ? [] : ['LISTING_NOT_VISIBLE']);
    },
  );

  it('names every obstacle at once, and which restriction it is', () => {
    const answer = installable(
      anInstall({ compatible: false, ruleAllows: false, restrictions: [aRestriction({ id: 'res_9' })] }),
    );
    expect(answer.reasons).toEqual([
      expect.objectContaining({ code: 'INCOMPATIBLE' }),
      expect.objectContaining({ code: 'RULE_DENIES' }),
      {
        code: 'HARD_BLOCK',
        message: 'The marketplace has stopped this version.',
        restrictionId: 'res_9',
      },
    ]);
  });

  it('opens no direct link past a hidden listing that the marketplace hid', () => {
    const restrictions = [aRestriction({ kind: 'LISTING_HIDE', target: { type: 'PLUGIN', id: 'plg_1' } })];
    expect(codes({ restrictions, directLink: true })).toEqual(['LISTING_HIDE']);
  });

  it('returns by itself when a restriction expires', () => {
    expect(codes({ restrictions: [aRestriction({ expiresAt: YESTERDAY })] })).toEqual([]);
  });
});

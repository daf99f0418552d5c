import { pagePlace } from './page-place.ts';

const keys = (named: unknown) => pagePlace('mkt_1', named)?.spots.map(({ key }) => key);
const acme = { host: 'crm', organization: 'acme' };

describe('the place of a page', () => {
  it('is its organization, and its workspace where it has one', () => {
    expect(keys(acme)).toEqual(['["crm","acme",""]']);
    expect(keys({ ...acme, workspace: 'sales' })).toEqual(['["crm","acme",""]', '["crm","acme","sales"]']);
  });

  it.each([
    ['no workspace is named as nothing', { ...acme, workspace: null }],
    ['no workspace is named as an empty text, as installation reads it', { ...acme, workspace: '' }],
    ['a user is named', { ...acme, user: 'ada' }],
  ])('is the same where %s', (_name, named) => {
    expect(keys(named)).toEqual(keys(acme));
  });

  it('cannot be made to look like another by moving words', () => {
    expect(keys({ host: 'crm","acme', organization: 'x' })).not.toEqual(
      keys({ host: 'crm', organization: 'acme","x' }),
    );
  });

  it.each([[undefined], [null], ['acme'], [{ host: 'crm' }], [{ host: 'crm', organization: 7 }]])(
    'is not known of %j',
    (named) => {
      expect(pagePlace('mkt_1', named)).toBeNull();
    },
  );
});

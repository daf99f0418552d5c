import { sectionsFor } from './sections.ts';

describe('the pages about plugins', () => {
  it('are all there for an administrator', () => {
    expect(sectionsFor({ role: 'orgAdmin' }).map(({ label }) => label)).toEqual([
      'Installed',
      'Requests',
      'Rules',
      'Slots',
    ]);
  });

  it('are the requests alone for a member', () => {
    expect(sectionsFor({ role: 'endUser' }).map(({ label }) => label)).toEqual(['Requests']);
  });
});

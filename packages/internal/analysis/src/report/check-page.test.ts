import { checkPage, checkText, ruleUrl } from './check-page.ts';

describe('where a finding is explained', () => {
  it.each([
    ['eval-code', 'https://guildhall.dev/docs/rules/eval-code'],
    ['archive-unsafe-path', 'https://guildhall.dev/docs/rules/checks#archive'],
    ['build-not-reproducible', 'https://guildhall.dev/docs/rules/checks#build'],
    ['manifest', 'https://guildhall.dev/docs/rules/checks#manifest'],
    ['analysis-incomplete', 'https://guildhall.dev/docs/rules/checks#analysis-incomplete'],
    ['custom/no-alert', 'https://guildhall.dev/docs/rules/checks#custom'],
    ['never-heard', 'https://guildhall.dev/docs/rules'],
  ])('%s has its place', (ruleId, url) => {
    expect(ruleUrl(ruleId)).toBe(url);
  });

  it('every anchor of the page is one that links lead to', () => {
    const anchors = [...checkPage().matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id ?? '');
    expect(anchors.length).toBeGreaterThan(3);
    for (const id of anchors) expect(ruleUrl(id)).toMatch(new RegExp(`checks#${id}$`));
    expect(checkText('archive-truncated')).toContain('guildhall pack');
    expect(checkText('eval-code')).toBeNull();
  });
});

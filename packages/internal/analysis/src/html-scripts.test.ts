import { analyze } from './analyze.ts';
import { scriptsOfPage } from './html-scripts.ts';

const found = async (page: string) => {
  const { findings } = await analyze({
    files: new Map([['page.html', page]]),
    manifest: null,
    packageJson: null,
  });
  return findings.map(({ ruleId, line, column }) => `${ruleId} ${line}:${column}`);
};

describe('the code of a page', () => {
  it.each([
    ['<p>words</p>', null],
    ['<script>a()</script>', '       ;a();        '],
    ['<p onclick="a()">', '   ;()=>{   a()} '],
  ])('%s stands where it stood', (page, code) => {
    const read = scriptsOfPage(page);
    expect(read?.replaceAll(/\s/g, '') ?? null).toBe(code?.replaceAll(/\s/g, '') ?? null);
    expect(read?.length ?? page.length).toBe(page.length);
    expect(read?.indexOf('a()') ?? -1).toBe(page.indexOf('a()'));
  });

  it.each([
    ['a handler', '<img src="x"\n onerror="eval(location.hash)">', 2, 11],
    ['one in single quotes', "<svg onload='eval(location.hash)'></svg>", 1, 14],
    [
      'one behind a value that looks like the end of its tag',
      '<img title=">" onerror="eval(location.hash)">',
      1,
      25,
    ],
    ['an address that is code', '<a href="javascript:eval(location.hash)">x</a>', 1, 21],
    ['one that returns', '<form onsubmit="return eval(location.hash)"></form>', 1, 24],
    [
      'one beside a script',
      '<script>const a = 1</script><p onclick="eval(location.hash)"></p><script>a</script>',
      1,
      41,
    ],
    ['one beside what is no code', '<p onclick="<%= a %>" onfocus="eval(location.hash)">', 1, 32],
  ])('is read in %s', async (_what, page, line, column) => {
    expect(await found(page)).toContain(`eval-code ${line}:${column}`);
  });

  it('is read with what its entities stand for', async () => {
    expect(await found('<p onclick="eval(&quot;a&quot; + location.hash)">')).toContain('eval-code 1:13');
  });

  it.each([
    ['words about handlers', '<p>Write onclick="eval(location.hash)" into it.</p>'],
    ['a value that shows one', `<p title=' onclick="eval(location.hash)"'>`],
    ['another attribute', '<p data-onclick="eval(location.hash)" once="eval(location.hash)">'],
    ['what is no code', '<p onclick="eval(location.hash">'],
  ])('is not %s', async (_what, page) => {
    expect(await found(page)).toEqual([]);
  });
});

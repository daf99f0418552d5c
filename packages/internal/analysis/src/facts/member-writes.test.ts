import { createFileLinker } from '../link-files.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { memberWrites } from './member-writes.ts';

function writesOf(text: string): (string | null)[] {
  const source = createFileLinker(new Map([['a.js', text]]), DEFAULT_LIMITS).open('a.js')?.source;
  return source ? memberWrites(source).map(({ name, key }) => name ?? key) : [];
}

const SCRIPT = 'const s = document.createElement("script");';

describe('writes to members', () => {
  it.each([
    ['an assignment', 's.src = x;'],
    ['a computed assignment', 's["s" + "rc"] = x;'],
    ['Object.assign', 'Object.assign(s, { async: 1 }, { src: x });'],
    ['Reflect.set', 'Reflect.set(s, "src", x);'],
    ['defineProperty', 'Object.defineProperty(s, "src", { value: x });'],
    ['setAttribute', 's.setAttribute("src", x);'],
    ['setAttributeNS', 's.setAttributeNS(null, "src", x);'],
  ])('are seen in %s', (_way, statement) => {
    expect(writesOf(`${SCRIPT} ${statement}`)).toContain('element:script#src');
  });

  it.each([
    ['reading', 'show(s.src);'],
    ['Object.assign from something unknown', 'Object.assign(s, given);'],
    ['a key that cannot be told', 's[given] = x;'],
  ])('are not made up for %s', (_way, statement) => {
    expect(writesOf(`${SCRIPT} ${statement}`)).toEqual([]);
  });
});

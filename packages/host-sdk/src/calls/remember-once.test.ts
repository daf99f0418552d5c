import { rememberOnce } from './remember-once.ts';

describe('what may come once', () => {
  it('comes again only when its end is over', () => {
    const isFirst = rememberOnce();
    expect([isFirst('a', 60, 0), isFirst('a', 60, 60), isFirst('b', 60, 60)]).toEqual([true, false, true]);
    expect(isFirst('a', 121, 61)).toBe(true);
  });
});

import { byName } from './by-name.ts';

describe('what is found by name', () => {
  it('is looked for once', () => {
    const asked: string[] = [];
    const length = byName((name) => {
      asked.push(name);
      return name === '' ? null : name.toUpperCase();
    });
    expect([length('a'), length('a'), length(''), length('')]).toEqual(['A', 'A', null, null]);
    expect(asked).toEqual(['a', '']);
  });

  it('does not grow with the names that strangers think of', () => {
    let asked = 0;
    const find = byName((name) => {
      asked += 1;
      return name;
    });
    for (let at = 0; at < 30_000; at += 1) find(`name${at}`);
    expect(find('name0')).toBe('name0');
    expect(asked).toBe(30_001);
  });
});

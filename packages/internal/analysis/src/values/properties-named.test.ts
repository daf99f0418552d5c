import { createFileLinker } from '../link-files.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { propertiesNamed } from './properties-named.ts';

const MANY = Array.from({ length: 20 }, (_, at) => `k${at}: ${at}`).join(', ');

function written(members: string, key: string): string[] {
  const text = `x = { ${members} };`;
  const source = createFileLinker(new Map([['a.js', text]]), DEFAULT_LIMITS).open('a.js')?.source;
  const right = source?.index.assignments[0]?.right;
  if (right?.type !== 'ObjectExpression') throw new Error('The text assigns an object.');
  return propertiesNamed(right, key).map(({ start, end }) => text.slice(start, end));
}

describe('the members of an object that a name may mean', () => {
  it('are those of that name, in the order they are written', () => {
    expect(written(`k3: 'first', ${MANY}`, 'k3')).toEqual([`k3: 'first'`, 'k3: 3']);
  });

  it('are found by a name in quotes and by a number', () => {
    expect(written(`'send it': 1, 7: 2, ${MANY}`, 'send it')).toEqual([`'send it': 1`]);
    expect(written(`'send it': 1, 7: 2, ${MANY}`, '7')).toEqual(['7: 2']);
  });

  it('are none of a large object that does not have it, whatever objects inherit', () => {
    expect(written(MANY, 'constructor')).toEqual([]);
  });

  it.each(['[name]: 1', '...others', '0x10n: 1'])('are all where one is written as %s', (member) => {
    expect(written(`${member}, ${MANY}`, 'k1')).toHaveLength(21);
  });
});

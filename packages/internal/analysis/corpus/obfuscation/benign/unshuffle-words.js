const letters = ['b', 'a', 'c'];
export const shuffled = letters.map((l) => ({ l, r: Math.random() })).sort((x, y) => x.r - y.r).map(({ l }) => l).join('');

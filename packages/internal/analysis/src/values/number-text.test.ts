import { analyzeText } from '../testing/analyze-text.ts';

describe('a number written with a base', () => {
  it.each(['NaN', '"x"', '1', '37', '-2', '1e9', '2.5', 'undefined'])(
    'of %s, which there is none of, ends nothing',
    async (base) => {
      const { errors } = await analyzeText(`eval((255).toString(${base}));`);
      expect(errors).toEqual([]);
    },
  );
});

/** Alphabets in which letters of one pass for letters of another; Han, Kana, Hangul and the like stand out by themselves. */
const ALPHABETS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Cherokee',
  'Coptic',
  'Lisu',
  'Glagolitic',
] as const;
const LETTERS = ALPHABETS.map((name) => ({ name, pattern: new RegExp(`\\p{Script=${name}}`, 'u') }));
const WORD = /[\p{L}\p{M}]+/gu;
/** Letters of other alphabets that most fonts draw like a Latin one. After Unicode's confusables, the everyday ones. */
const LIKE_LATIN = /^[аеорсухіјѕһԁԛԝѵӏгпАВЕЗКМНОРСТУХІЈЅҺԌԚԜαικνορτυχωϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧՕՍոօսցհյ]+$/u;
/** Latin drawn as something else; meant for formulas. */
const FORMULA = /[\u{1d400}-\u{1d7ff}]/u;
/** What is stacked on Latin, Greek and Cyrillic letters; two stay after NFC in what is still written somewhere. */
const STACKED = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3}/u;
/** Pointed Hebrew, vocalised Arabic and Devanagari need up to four. */
const MANY_MARKS = /\p{M}{5}/u;
const MARK_ALONE = /(?:^|[^\p{L}\p{M}\p{N}\p{S}\u25cc])\p{M}/u;

/**
 * Why a name may pass for another one, as the rest of a sentence after "The name": letters of several alphabets that look
 * alike, or marks heaped upon letters. Null for a name that is what it seems, in any script. The text is in NFC.
 */
export function disguiseIn(name: string): string | null {
  const words = name.match(WORD) ?? [];
  for (const word of words) {
    const scripts = scriptsIn(word);
    if (scripts.length > 1)
      return `mixes ${scripts.join(' and ')} letters in "${word}"; write each word in one alphabet.`;
  }
  const latin = words.some((word) => scriptsIn(word).includes('Latin'));
  const lookalike = words.find((word) => LIKE_LATIN.test(word));
  if (latin && lookalike)
    return `has a word, "${lookalike}", that looks Latin and is ${scriptsIn(lookalike).join()}; write it in Latin letters.`;
  if (FORMULA.test(name)) return 'has letters that are made for formulas; use plain ones.';
  if (STACKED.test(name) || MANY_MARKS.test(name))
    return 'heaps marks upon a letter; leave most of them out.';
  if (MARK_ALONE.test(name)) return 'has a mark that stands on no letter; remove it.';
  return null;
}

function scriptsIn(word: string): string[] {
  return LETTERS.filter(({ pattern }) => pattern.test(word)).map(({ name }) => name);
}

import { DEFAULT_LIMITS } from '../limits.ts';
import { createFileLinker } from '../link-files.ts';

/** The shared name of the last expression of a TypeScript file. */
function nameIn(text: string): string | null {
  const source = createFileLinker(new Map([['a.ts', text]]), DEFAULT_LIMITS).open('a.ts')?.source;
  const last = source?.index.members.find(({ end }) => end === text.length);
  if (!source || !last) throw new Error('The text does not end in a member.');
  return source.evaluator.resolveGlobal(last);
}

describe('a written type', () => {
  it.each([
    ['a parameter', '(s: HTMLScriptElement) => s.src'],
    ['a parameter with a default nobody knows', '(s: HTMLScriptElement = made()) => s.src'],
    ['a name that may be nothing yet', 'let s: HTMLScriptElement | null = null; s.src'],
    ['an assertion', '(x) => (x as HTMLScriptElement).src'],
    [
      'an assertion about what was found',
      "(document.querySelector('#tag') as unknown as HTMLScriptElement).src",
    ],
    ['the older assertion', '(x) => (<HTMLScriptElement>x).src'],
  ])('says which element it is: %s', (_what, text) => {
    expect(nameIn(text)).toBe('element:script#src');
  });

  it.each([
    ['what is known', "const s: HTMLScriptElement = document.createElement('img'); s.src", 'element:img#src'],
    ['a type of the package', '(s: Script) => s.src', null],
    ['a list of elements', '(s: HTMLScriptElement[]) => s.src', null],
  ])('says nothing of %s', (_what, text, name) => {
    expect(nameIn(text)).toBe(name);
  });
});

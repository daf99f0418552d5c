import { gatherPages } from './pages.ts';

describe('lines that are gathered', () => {
  it('come whole and in their turn, whatever letters they are of', () => {
    const { lines, pages, handed } = aGathering();
    for (let at = 0; at < 3_000; at += 1) {
      lines.push(`${at} ${'x'.repeat(at % 70)}\n`, `${at} Grüße 東京 😀\n`);
      pages.writeAscii(lines.at(-2) ?? '');
      pages.write(lines.at(-1) ?? '');
    }
    expect(handed.length).toBeGreaterThan(3);
    pages.close();
    expect(handed.join('')).toBe(lines.join(''));
  });

  it('may be longer than a page', () => {
    const { pages, handed } = aGathering();
    const long = `${'long '.repeat(20_000)}\n`;
    for (const line of ['before\n', long]) pages.writeAscii(line);
    for (const line of [long, 'after\n']) pages.write(line);
    pages.close();
    expect(handed.join('')).toBe(`before\n${long}${long}after\n`);
  });

  it('are handed on once', () => {
    const { pages, handed } = aGathering();
    pages.write('one\n');
    pages.close();
    pages.close();
    expect(handed).toEqual(['one\n']);
  });
});

function aGathering() {
  const handed: string[] = [];
  return { lines: new Array<string>(), pages: gatherPages((page) => handed.push(page)), handed };
}

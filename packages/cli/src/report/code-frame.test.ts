import { paintWhen } from '../terminal/paint.ts';
import { codeFrame } from './code-frame.ts';

const plain = paintWhen(false);
const frame = (source: string, at: Parameters<typeof codeFrame>[1]) => codeFrame(source, at, plain);

describe('a code frame', () => {
  it('shows the line between its neighbours, with the place underlined', () => {
    expect(frame('one();\ntwo(three);\nfour();', { line: 2, column: 5, endLine: 2, endColumn: 10 })).toBe(
      ['  |', '1 | one();', '2 | two(three);', '  |     ^^^^^', '3 | four();'].join('\n'),
    );
  });

  it('underlines to the end of the line what goes on in the next', () => {
    expect(frame('call(\n  1)', { line: 1, column: 1, endLine: 2, endColumn: 5 })).toContain(
      '|^^^^^'.replace('|', '| '),
    );
  });

  it('shows the place inside a line that is too long to show', () => {
    const source = `${'a'.repeat(5_000)}eval(x)${'b'.repeat(5_000)}`;
    const lines = frame(source, { line: 1, column: 5_001, endLine: 1, endColumn: 5_008 }).split('\n');
    const at = lines[1]?.indexOf('eval(x)') ?? -1;
    expect(lines[2]?.indexOf('^^^^^^^')).toBe(at);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(110);
  });

  it('keeps the underline in place after tabs and hidden characters', () => {
    const [, line, mark] = frame('\t\u202eeval(x)', { line: 1, column: 3, endLine: 1, endColumn: 7 }).split(
      '\n',
    );
    expect(mark?.indexOf('^^^^')).toBe(line?.indexOf('eval'));
  });

  it('lets no source drive the terminal', () => {
    expect(frame('\u001b[2J\u001b]0;owned\u0007', { line: 1, column: 1 })).not.toMatch(/[\u001b\u0007]/);
  });
});

import { readFileSync } from 'node:fs';
import { EXIT_CODES, exitCode, exitCodesText } from './exit-codes.ts';

/** Cells without the spaces that line a table up. */
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8').replaceAll(/ +/g, ' ');

describe('the exit codes', () => {
  it.each(EXIT_CODES)('$code stands under its own number, in the help and in the README', (entry) => {
    expect(exitCode(entry.name)).toBe(entry.code);
    expect(exitCodesText()).toContain(`${entry.code}  ${entry.meaning}`);
    expect(readme).toContain(`| ${entry.code} | ${entry.meaning} |`);
  });
});

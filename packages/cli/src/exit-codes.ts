/** How a command ends, for scripts: the same table is printed by --help and stands in the README. */
export const EXIT_CODES = [
  { name: 'fine', code: 0, meaning: 'Done, and nothing stands against it.' },
  {
    name: 'refused',
    code: 1,
    meaning: 'Findings, problems in the project, or the marketplace refused or rejected it.',
  },
  { name: 'usage', code: 2, meaning: 'Wrong usage, or input that cannot be read.' },
  { name: 'signIn', code: 3, meaning: 'Not signed in, or not allowed.' },
  { name: 'server', code: 4, meaning: 'The server cannot be reached, or something broke.' },
  { name: 'waiting', code: 5, meaning: 'A person has to act first: in review, quarantined, or a question.' },
  { name: 'interrupted', code: 130, meaning: 'Ended with Ctrl-C; what was submitted goes on.' },
] as const;

export type ExitName = (typeof EXIT_CODES)[number]['name'];

/** The number for the shell. */
export function exitCode(name: ExitName): number {
  return EXIT_CODES.find((entry) => entry.name === name)?.code ?? 1;
}

/** The table as --help shows it. */
export function exitCodesText(): string {
  return [
    'Exit codes:',
    ...EXIT_CODES.map(({ code, meaning }) => `${String(code).padStart(5)}  ${meaning}`),
  ].join('\n');
}

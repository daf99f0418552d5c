import type { FactSheet } from '@guildhall/analysis';
import type { Paint } from '../terminal/paint.ts';
import { visible } from '../terminal/visible.ts';

/** What plugin.json declares against what the code was seen to do; empty when both agree. */
export function renderDeclarations({ origins, permissions }: FactSheet, paint: Paint): string {
  const undeclared = [
    ...permissions.undeclared.map(({ name, location }) => ({ what: `permission ${name}`, location })),
    ...origins.undeclared.map(({ origin, location }) => ({ what: `origin ${origin}`, location })),
  ];
  const unused = [
    ...permissions.unused.map((name) => `permission ${name}`),
    ...origins.unused.map((origin) => `origin ${origin}`),
  ];
  return [
    ...undeclared.map(({ what, location: { file, line } }) =>
      visible(`used but not declared: ${what} (${file}:${line})`),
    ),
    ...unused.map((what) => visible(`declared but not seen in the code: ${what}`)),
  ]
    .map((line) => `${paint('yellow', '!')} ${line}`)
    .join('\n');
}

import type { PlannerName } from '../../packages/internal/compiled-executor/src/index.ts';
import { KNOWN_FAILURES } from './known-failures.ts';
import type { Outcome } from './run-audit.ts';

/** What the audit asks in all; fewer cases would prove less. */
const CASES = 199;

type Known = Readonly<Record<PlannerName, Readonly<Record<string, string>>>>;

/** What is not as it was promised; nothing when only what is known fails. */
export function complaints(
  { planner, passed, failures }: Outcome,
  { known = KNOWN_FAILURES, cases = CASES }: { known?: Known; cases?: number } = {},
): string[] {
  const fresh = failures.filter(({ name }) => known[planner][name] === undefined);
  const asked = passed + failures.length;
  return [
    ...fresh.map(({ name, why }) => `${planner} fails ${name}: ${why}`),
    ...(asked < cases ? [`${planner} was asked ${asked} cases of ${cases}`] : []),
  ];
}

/** The page for bench/results. */
export function page(outcomes: readonly Outcome[], commit: string): string {
  const rows = outcomes.map(
    ({ planner, passed, failures }) => `| ${planner} | ${passed} of ${passed + failures.length} |`,
  );
  const remaining = outcomes.flatMap(({ planner, failures }) =>
    failures.map(
      ({ name }) => `| ${planner} | ${name} | ${KNOWN_FAILURES[planner][name] ?? 'not explained yet'} |`,
    ),
  );
  return [
    ...['# The federation audit', ''],
    ...[
      `The Guild’s federation-gateway-audit at commit \`${commit}\`: every case asked of the compiled executor,`,
    ],
    ...[
      'as objects and as the text that production sends. `npm run conformance -- <checkout>` asks it again.',
      '',
    ],
    ...['| planner | passed |', '|---|---|', ...rows, ''],
    ...[
      'What remains, and whose fault it is:',
      '',
      '| planner | case | fault |',
      '|---|---|---|',
      ...remaining,
      '',
    ],
  ].join('\n');
}

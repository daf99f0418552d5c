/*
 * How the compiled executor does in The Guild's federation-gateway-audit:
 *   npm run conformance -- <checkout of the audit> [apollo|hive|both] [suite]
 * The checkout needs its own dependencies (fets, graphql-yoga, @apollo/composition, @apollo/subgraph 2.14, tsx, jest-diff).
 * Fails when a case fails that is not known to, or when cases are missing; a whole run writes bench/results/conformance.md.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { complaints, page } from './conformance/judge.ts';
import { runAudit, type Outcome } from './conformance/run-audit.ts';
import { startAudit } from './conformance/start-audit.ts';

const PLANNERS = ['apollo', 'hive'] as const;

const [checkout, which = 'both', suite] = process.argv.slice(2);
if (!checkout) {
  console.error('Usage: npm run conformance -- <checkout> [apollo|hive|both] [suite]');
  process.exit(2);
}
const outcomes: Outcome[] = [];
const audit = await startAudit(resolve(checkout));
try {
  for (const planner of PLANNERS.filter((name) => which === 'both' || which === name))
    outcomes.push(await runAudit(audit.base, planner, suite));
} finally {
  audit.close();
}
for (const { planner, passed, failures } of outcomes) {
  console.log(`${planner}: ${passed} of ${passed + failures.length}`);
  for (const { name, why } of failures) console.log(`  ${name}: ${why}`);
}
const wrong = outcomes.flatMap((outcome) => complaints(outcome, suite === undefined ? {} : { cases: 1 }));
for (const complaint of wrong) console.error(complaint);
if (which === 'both' && suite === undefined && wrong.length === 0)
  writeFileSync(
    join(import.meta.dirname, '..', 'bench', 'results', 'conformance.md'),
    page(outcomes, audit.commit),
  );
process.exitCode = outcomes.length > 0 && wrong.length === 0 ? 0 : 1;

import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { PlannerName } from '../../packages/internal/compiled-executor/src/index.ts';
import { openExecutor, type Got } from './open-executor.ts';

const suiteCase = z.object({
  query: z.string(),
  expected: z.object({ data: z.unknown().optional(), errors: z.unknown().optional() }),
});

export interface Failure {
  /** Suite and number of the case. */
  readonly name: string;
  readonly why: string;
}

export interface Outcome {
  readonly planner: PlannerName;
  readonly passed: number;
  readonly failures: readonly Failure[];
}

/** Asks every case of the audit. One passes when both forms of the answer are what it expects. */
export async function runAudit(base: string, planner: PlannerName, only?: string): Promise<Outcome> {
  const suites = z.array(z.string()).parse(await (await fetch(`${base}/ids`)).json());
  const failures: Failure[] = [];
  let passed = 0;
  for (const suite of suites.filter((id) => only === undefined || id === only)) {
    const sdl = await (await fetch(`${base}/${suite}/supergraph`)).text();
    const cases = z.array(suiteCase).parse(await (await fetch(`${base}/${suite}/tests`)).json());
    const ask = await openExecutor(sdl, planner);
    for (const [index, { query, expected }] of cases.entries()) {
      const forms = await ask(query);
      const wrong = forms.find((form) => !isExpected(form, expected));
      if (wrong) failures.push({ name: `${suite} ${index}`, why: wrong.why });
      else passed += 1;
    }
  }
  return { planner, passed, failures };
}

/** Cases that do not say whether there are errors leave it open. */
function isExpected({ data, errors }: Got, expected: z.infer<typeof suiteCase>['expected']): boolean {
  const wantsErrors = typeof expected.errors === 'boolean' ? expected.errors : errors;
  return errors === wantsErrors && isDeepStrictEqual(data, expected.data ?? null);
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LEFT_OUT = new Set(['pending', 'skipped', 'todo', 'disabled']);

/** Leaves how many tests passed and failed, which were left out and which needed a second try, in `.results/`, where `npm test` adds them up. */
export default class CountReporter {
  #folder;

  constructor({ rootDir }) {
    this.#folder = join(rootDir, '.results');
  }

  onRunComplete(
    _contexts,
    { numPassedTests, numFailedTests, numFailedTestSuites, numRuntimeErrorTestSuites, testResults },
  ) {
    // A file that could not even be loaded counts as a failure of its own.
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    const cases = testResults.flatMap((file) => file.testResults);
    const skipped = cases.filter(({ status }) => LEFT_OUT.has(status)).map(({ fullName }) => fullName);
    const flaky = cases
      .filter(({ status, invocations }) => status === 'passed' && invocations > 1)
      .map(({ fullName }) => fullName);
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(
      join(this.#folder, 'jest.json'),
      JSON.stringify({ passed: numPassedTests, failed, suites: numFailedTestSuites, skipped, flaky }),
    );
  }
}

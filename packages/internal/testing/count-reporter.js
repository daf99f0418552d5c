import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LEFT_OUT = new Set(['pending', 'skipped', 'todo', 'disabled']);

/** Leaves how many tests passed and failed, and which were left out, in `.results/`, where `npm test` adds them up. */
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
    const leftOut = testResults
      .flatMap((file) => file.testResults)
      .filter(({ status }) => LEFT_OUT.has(status));
    const skipped = leftOut.map(({ fullName }) => fullName);
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(
      join(this.#folder, 'jest.json'),
      JSON.stringify({ passed: numPassedTests, failed, suites: numFailedTestSuites, skipped }),
    );
  }
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Leaves how many tests passed and failed in `.results/`, where `npm test` adds them up. */
export default class CountReporter {
  #folder;

  constructor({ rootDir }) {
    this.#folder = join(rootDir, '.results');
  }

  onRunComplete(
    _contexts,
    { numPassedTests, numFailedTests, numFailedTestSuites, numRuntimeErrorTestSuites },
  ) {
    // A file that could not even be loaded counts as a failure of its own.
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(
      join(this.#folder, 'jest.json'),
      JSON.stringify({ passed: numPassedTests, failed, suites: numFailedTestSuites }),
    );
  }
}

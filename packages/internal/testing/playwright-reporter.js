import { mkdirSync, writeFileSync } from 'node:fs';

/** Leaves how many journeys passed and failed in `.results/`, where `npm test` adds them up. */
export default class PlaywrightReporter {
  #counts = { passed: 0, failed: 0 };

  onTestEnd(test, result) {
    if (result.retry < test.retries && result.status !== test.expectedStatus) return;
    if (result.status === 'skipped') return;
    this.#counts[result.status === test.expectedStatus ? 'passed' : 'failed']++;
  }

  onEnd() {
    mkdirSync('.results', { recursive: true });
    writeFileSync('.results/playwright.json', JSON.stringify(this.#counts));
  }
}

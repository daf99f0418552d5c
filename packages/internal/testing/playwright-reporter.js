import { mkdirSync, writeFileSync } from 'node:fs';

/**
 * Leaves in `.results/` what `npm test` adds up and names: how many journeys passed and failed, which of them needed a
 * second try, and which were not run. A run of some projects has a file of its own.
 */
export default class PlaywrightReporter {
  #suite;
  #file = '';

  onBegin(_config, suite) {
    this.#suite = suite;
    // Only projects that take part have a suite of their own.
    const run = suite.suites.map(({ title }) => title).join('-');
    this.#file = `playwright-${run || 'all'}.json`;
  }

  onEnd() {
    const tests = this.#suite.allTests();
    const named = (outcome) => tests.filter((test) => test.outcome() === outcome).map(titleOf);
    // Where a run is cut short, what it did not reach has not failed, and nobody may think that it passed.
    const unreached = tests.filter(({ results }) => results.length === 0);
    const counts = {
      passed: named('expected').length + named('flaky').length,
      failed: named('unexpected').length,
      flaky: named('flaky'),
      skipped: [...new Set([...named('skipped'), ...unreached.map(titleOf)])],
    };
    mkdirSync('.results', { recursive: true });
    writeFileSync(`.results/${this.#file}`, JSON.stringify(counts));
  }
}

/** The file and the sentence. */
function titleOf(test) {
  const [, , file, ...words] = test.titlePath();
  const annotation = test.annotations.find(({ type, description }) => type === 'skip' && description);
  return `${file} › ${words.join(' › ')}${annotation ? ` (${annotation.description})` : ''}`;
}

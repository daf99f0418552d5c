import { pathToFileURL } from 'node:url';
import { jestExpect } from '@jest/expect';
import { createEmptyTestResult } from '@jest/test-result';
import circus, { addEventHandler, getState, resetState, run } from 'jest-circus';
import { formatResultsErrors } from 'jest-message-util';

/**
 * Jest's `testRunner`: Jest's own circus runs the tests, and Node itself loads what they import.
 *
 * Jest's default loads everything anew in a context of its own for every test file; with graphs as large as a
 * service's, that was most of a run. Here files of one package share what they import, so a test may rely on no
 * module being fresh. Watch mode sees sources as they were when it began.
 */
export default async function runNatively(globalConfig, config, _environment, _runtime, testPath) {
  begin(globalConfig, testPath);
  await import(pathToFileURL(testPath).href);
  return toTestResult(await run(), globalConfig, config, testPath);
}

/** A test that failed is tried once more; `npm test` names what passed only then. */
const SECOND_TRIES = 1;

Object.assign(globalThis, circus, {
  expect: jestExpect,
  [Symbol.for('RETRY_TIMES')]: SECOND_TRIES,
});

addEventHandler((event) => {
  if (event.name === 'test_start' || event.name === 'test_retry') {
    jestExpect.setState({ suppressedErrors: [], currentTestName: nameOf(event.test) });
  } else if (event.name === 'test_fn_success') {
    event.test.errors.push(...jestExpect.getState().suppressedErrors);
  }
});

for (const unheard of ['uncaughtException', 'unhandledRejection']) {
  process.on(unheard, (error) => {
    const { currentlyRunningTest, unhandledErrors } = getState();
    (currentlyRunningTest?.errors ?? unhandledErrors).push(error);
  });
}

function begin({ testTimeout, testNamePattern, expand, maxConcurrency }, testPath) {
  resetState();
  const state = getState();
  if (testTimeout) state.testTimeout = testTimeout;
  state.maxConcurrency = maxConcurrency;
  state.testNamePattern = testNamePattern ? new RegExp(testNamePattern, 'i') : null;
  jestExpect.setState({ expand, testPath });
}

function nameOf(test) {
  const names = [];
  for (let at = test; at?.parent; at = at.parent) names.unshift(at.name);
  return names.join(' ');
}

function toTestResult({ testResults, unhandledErrors }, globalConfig, config, testPath) {
  const cases = testResults.map(toCase);
  const count = (status) => cases.filter((each) => each.status === status).length;
  const failures = formatResultsErrors(cases, config, globalConfig, testPath);
  const stack = unhandledErrors.join('\n');
  return {
    ...createEmptyTestResult(),
    testFilePath: testPath,
    testResults: cases,
    numFailingTests: count('failed'),
    numPassingTests: count('passed'),
    numPendingTests: count('pending'),
    numTodoTests: count('todo'),
    failureMessage: [failures, stack].filter(Boolean).join('\n\n') || null,
    ...(stack && { testExecError: { message: '', stack } }),
  };
}

const STATUS = { skip: 'pending', todo: 'todo' };

function toCase(result) {
  const [, ...names] = result.testPath;
  return {
    ancestorTitles: names.slice(0, -1),
    title: names.at(-1),
    fullName: names.join(' '),
    status: STATUS[result.status] ?? (result.errors.length > 0 ? 'failed' : 'passed'),
    duration: result.duration,
    failing: result.failing,
    failureDetails: result.errorsDetailed,
    failureMessages: [...result.errors],
    invocations: result.invocations,
    location: result.location,
    numPassingAsserts: result.numPassingAsserts,
    retryReasons: [...result.retryReasons],
    startAt: result.startedAt,
  };
}

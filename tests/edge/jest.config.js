import { pureTests } from '@guildhall/testing/jest';

/** A whole deployment is opened once a run, and once a file where a test bends one. */
export default {
  ...pureTests,
  testTimeout: 60_000,
  globalSetup: './src/shared.setup.mjs',
  globalTeardown: './src/shared.teardown.mjs',
};

import { pureTests } from '@guildhall/testing/jest';

/** Helm renders in tenths of a second; the file that starts everything the chart names takes the rest. */
export default { ...pureTests, testTimeout: 60_000 };

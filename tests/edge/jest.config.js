import { pureTests } from '@guildhall/testing/jest';

/** A whole deployment is opened once a file. */
export default { ...pureTests, testTimeout: 60_000 };

import { pureTests } from '@guildhall/testing/jest';

export default { ...pureTests, testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.spec\\.ts$'] };

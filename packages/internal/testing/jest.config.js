import { databaseTests } from './jest-preset.js';

export default {
  ...databaseTests,
  globalSetup: './src/global-setup.ts',
  globalTeardown: './src/global-teardown.ts',
};

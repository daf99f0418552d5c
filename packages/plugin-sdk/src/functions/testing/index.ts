export { createTestHost, type TestHost } from './create-test-host.ts';
export { runFunction, type FunctionRun } from './run-function.ts';
export type { FetchAnswer, FetchRequest, TestHostOptions } from './test-host-options.ts';
export { HostCallRefused, openTestCalls, type TestCalls } from './test-calls.ts';

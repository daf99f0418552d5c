import type { Json } from '../../json.ts';
import { toJson } from '../../parse-json.ts';
import type { FunctionTable } from '../function-api.ts';
import { createTestHost, type TestHost } from './create-test-host.ts';
import type { TestHostOptions } from './test-host-options.ts';

/** What came of running a function in a test. */
export interface FunctionRun extends Omit<TestHost, 'api'> {
  /** What it answered, as JSON; null for nothing. */
  readonly value: Json;
}

/**
 * Runs one function of `defineFunctions` in this process, against a host in memory: for tests of your own code, without
 * the sandbox's walls and limits. `guildhall run` has those. Rejects with whatever the function throws.
 */
export async function runFunction(
  functions: FunctionTable,
  name: string,
  payload: Json = null,
  options: TestHostOptions = {},
): Promise<FunctionRun> {
  const wanted = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!wanted) {
    const known = Object.keys(functions).join(', ');
    throw new Error(`There is no function "${name}"; there are: ${known}.`);
  }
  const { api, ...host } = createTestHost(options);
  const answered = await wanted(toJson(payload), api);
  return { ...host, value: toJson(answered) };
}

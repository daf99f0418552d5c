import { loggedError, logFault } from './logged-error.ts';

/** As Prisma 7.10 tells of a database that hangs. */
const HANGS = Object.assign(
  new Error(`
Invalid \`tx.plugin.findMany()\` invocation in
/app/services/catalog/src/modules/plugin/plugin.repository.ts:41:38

  38 async find() {
→ 41   return this.#tx.plugin.findMany(
Transaction API error: Unable to start a transaction in the given time.`),
  { code: 'P2028' },
);

describe('in logs', () => {
  it('what was away for a moment is told in one line', () => {
    expect(loggedError(HANGS)).toEqual({
      type: 'Error',
      message: 'Transaction API error: Unable to start a transaction in the given time.',
      code: 'P2028',
    });
  });

  it.each([
    ['a warning', HANGS, ['warn']],
    ['an error, if it is a fault,', new TypeError('x is undefined'), ['error']],
  ])('what broke is %s', (_what, error, levels) => {
    const said: string[] = [];
    const log = { warn: () => said.push('warn'), error: () => said.push('error') };

    logFault(log, error, {}, 'a request broke');

    expect(said).toEqual(levels);
  });

  it('whatever else broke is told with where', () => {
    expect(loggedError(new TypeError('x is undefined'))).toMatchObject({
      message: 'x is undefined',
      stack: expect.stringContaining('logged-error.test.ts') as string,
    });
  });
});

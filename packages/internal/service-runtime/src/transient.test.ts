import { NotYet } from './handlers.ts';
import { isTransient } from './transient.ts';

/** As Prisma 7.10 with its adapter for pg reports it. */
function rawFailure(originalCode: string): Error {
  const cause = { originalCode, originalMessage: 'what PostgreSQL said', kind: 'postgres' };
  return Object.assign(new Error('Invalid `prisma.$queryRaw()` invocation'), {
    code: 'P2010',
    meta: { driverAdapterError: { name: 'DriverAdapterError', cause } },
  });
}

describe('an error', () => {
  it.each<[string, Error]>([
    ['of what comes too early', new NotYet('facts are missing')],
    ['of a refused connection', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['of a deadlock', Object.assign(new Error('deadlock detected'), { code: '40P01' })],
    ['of a deadlock in a raw statement of Prisma', rawFailure('40P01')],
    ['of a server that went away', new Error('terminating connection due to administrator command')],
    [
      'wrapped in another',
      new Error('it broke', { cause: Object.assign(new Error('x'), { code: 'P1017' }) }),
    ],
  ])('%s passes', (_name, error) => {
    expect(isTransient(error)).toBe(true);
  });

  it.each([
    ['of ours', new TypeError('x is undefined')],
    ['of a broken rule', Object.assign(new Error('duplicate key'), { code: '23505' })],
    ['of a broken rule in a raw statement of Prisma', rawFailure('23505')],
    ['that is none', 'words'],
  ])('%s stays', (_name, error) => {
    expect(isTransient(error)).toBe(false);
  });
});

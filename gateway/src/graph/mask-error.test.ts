import { documented } from '../errors.ts';
import { maskError } from './mask-error.ts';

describe('maskError', () => {
  it('keeps to itself where a subgraph lives', () => {
    const masked = maskError({ message: 'connect ECONNREFUSED 127.0.0.1:4001', path: ['version'] });

    expect(masked).toEqual({
      message: 'Something broke on our side.',
      path: ['version'],
      extensions: documented('INTERNAL_SERVER_ERROR'),
    });
  });

  it('passes on what was written for the caller, without what was not', () => {
    const error = {
      message: 'This needs version:submit.',
      extensions: { code: 'FORBIDDEN', stacktrace: ['x'], service: 'catalog' },
    };

    expect(maskError(error)).toEqual({ message: error.message, extensions: documented('FORBIDDEN') });
  });
});

import { explainHere, OUR_FAULT } from '../errors.ts';
import { maskError } from './mask-error.ts';

describe('maskError', () => {
  it('keeps to itself where a subgraph lives', () => {
    const masked = maskError({ message: 'connect ECONNREFUSED 127.0.0.1:4001', path: ['version'] });

    expect(masked).toEqual({
      message: OUR_FAULT,
      path: ['version'],
      extensions: explainHere('INTERNAL_SERVER_ERROR'),
    });
  });

  it.each([
    ['did not answer in time', 'SUBGRAPH_TIMEOUT'],
    ['cannot be reached', 'SUBGRAPH_UNAVAILABLE'],
  ])('says that a part %s, not which, and to ask again', (words, code) => {
    const { message, extensions } = maskError({
      message: 'Subgraph forge is away.',
      extensions: { code, serviceName: 'forge' },
    });

    expect(message).toContain(words);
    expect(message).toContain('same idempotency key');
    expect(message).not.toContain('forge');
    expect(extensions).toEqual(explainHere('SERVICE_UNAVAILABLE'));
  });

  it('passes on what was written for the caller, without what was not', () => {
    const error = {
      message: 'This needs version:submit.',
      extensions: { code: 'FORBIDDEN', stacktrace: ['x'], service: 'catalog' },
    };

    expect(maskError(error)).toEqual({ message: error.message, extensions: explainHere('FORBIDDEN') });
  });
});

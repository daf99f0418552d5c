import { mutations, readableFields, unselectedPayloadFields } from './probes/coverage.ts';
import { probeOf } from './probes/document.ts';

const anyIds = new Proxy<Record<string, string>>({}, { get: () => 'an-id' });

describe('the probes', () => {
  it('know many fields', () => {
    expect(readableFields().length).toBeGreaterThan(300);
    expect(mutations().length).toBeGreaterThan(35);
  });

  it.each(readableFields())('know how to ask for %s.%s', (type, field) => {
    expect(() => probeOf(type, field, anyIds)).not.toThrow();
  });

  it('name a field that nothing leads to', () => {
    expect(() => probeOf('UserError', 'code', anyIds)).toThrow('UserError: no route leads to it');
  });

  it('name an argument that nothing is known for', () => {
    expect(() => probeOf('Query', 'decision', {})).toThrow(
      'Query.decision: nothing is known for its argument id',
    );
  });

  it('select every field that only mutations answer with', () => {
    expect(unselectedPayloadFields()).toEqual([]);
  });
});

import { readSupergraph } from '@guildhall/schema';
import { buildSchema, parse, validate } from 'graphql';
import * as documents from './documents.ts';

const schema = buildSchema(readSupergraph(), { assumeValidSDL: true });

describe('what the page asks the marketplace', () => {
  it.each(Object.entries(documents))('%s fits the schema', (_name, document) => {
    expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
  });

  it('is really compared with the schema', () => {
    const misspelt = documents.PLUGIN.replace('installCount', 'installCounter');

    expect(validate(schema, parse(misspelt))).not.toEqual([]);
  });
});

import { readSupergraph } from '@guildhall/schema';
import { buildSchema, isEnumType, parse, validate } from 'graphql';
import * as documents from './documents.ts';
import { installationState } from './models.ts';

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

describe('a state of an installation', () => {
  it('is known by its name while installations may be in it', () => {
    const type = schema.getType('InstallationState');
    const states = isEnumType(type) ? type.getValues() : [];

    expect(states.filter(({ name }) => installationState.parse(name) === name)).toEqual(
      states.filter(({ deprecationReason }) => deprecationReason == null),
    );
  });
});

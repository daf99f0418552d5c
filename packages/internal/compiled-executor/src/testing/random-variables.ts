import { isInputType, Kind, typeFromAST, type DocumentNode, type GraphQLSchema } from 'graphql';
import { Choices, valueFor } from './random-value.ts';

/** Other values for the variables of an operation, out of these choices; some that have a default are left out. */
export function randomVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  numbers: readonly number[],
): Readonly<Record<string, unknown>> {
  const choices = new Choices(numbers);
  const variables: Record<string, unknown> = {};
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const { variable, type: named, defaultValue } of definition.variableDefinitions ?? []) {
      const type = typeFromAST(schema, named);
      if (!isInputType(type)) throw new Error(`no input: ${variable.name.value}`);
      if (!defaultValue || choices.oneIn(2)) variables[variable.name.value] = valueFor(choices, type);
    }
  }
  return variables;
}

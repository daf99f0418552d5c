import { Environment } from '@marcbachmann/cel-js';
import { CEL_TYPES, CHECK_TYPE } from './cel-types.ts';

/** Largest expression, in nodes of its syntax tree. */
export const MAX_NODES = 500;

/** The one CEL dialect of rules: declared variables only, bounded syntax, no functions of our own. */
export const celEnvironment = declareVariables();

function declareVariables(): Environment {
  const environment = new Environment({
    unlistedVariablesAreDyn: false,
    limits: {
      maxAstNodes: MAX_NODES,
      maxDepth: 50,
      maxListElements: 100,
      maxMapEntries: 50,
      maxCallArguments: 8,
    },
  });
  environment.registerType('Check', { fields: CHECK_TYPE });
  for (const [name, type] of Object.entries(CEL_TYPES)) {
    if (typeof type === 'string') environment.registerVariable(name, type);
    else environment.registerVariable({ name, schema: type });
  }
  return environment;
}

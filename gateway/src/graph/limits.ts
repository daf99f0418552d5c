import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { GraphQLError } from 'graphql';
import { z } from 'zod';
import type { GatewayContext } from './subgraph-client.ts';

/** What one document may ask for. Far above what our own clients send. */
export const LIMITS = { tokens: 3_000, nesting: 200, depth: 14, aliases: 40, directives: 40, cost: 30_000 };

/** Armor calls what its rules refuse a syntax error, which it is not. */
const WELL_NAMED = {
  onReject: [
    (_context: unknown, error: GraphQLError) => {
      error.message = error.message.replace(/^Syntax Error: /, '');
    },
  ],
};

/** Validation rules and plugins that refuse documents built to exhaust us. */
export function documentLimits() {
  const armor = new ApolloArmor({
    blockFieldSuggestion: { enabled: true },
    costLimit: {
      ...{ enabled: true, maxCost: LIMITS.cost, flattenFragments: true, ignoreIntrospection: true },
      ...WELL_NAMED,
    },
    maxAliases: { enabled: true, n: LIMITS.aliases, ...WELL_NAMED },
    maxDepth: { enabled: true, n: LIMITS.depth, flattenFragments: true, ...WELL_NAMED },
    maxDirectives: { enabled: true, n: LIMITS.directives, ...WELL_NAMED },
    // Its token plugin throws out of the server; graphql's own parser option counts instead.
    maxTokens: { enabled: false },
  });
  const { plugins, validationRules } = armor.protect();
  return {
    // Armor's types name the CommonJS build of the same classes.
    plugins: z.array(plugin).parse(plugins),
    validationRules,
    parseOptions: { maxTokens: LIMITS.tokens },
  };
}

const plugin = z.custom<ApolloServerPlugin<GatewayContext>>(
  (value) => typeof value === 'object' && value !== null && Object.values(value).every(isFunction),
  'Armor gives a plugin that is none',
);

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

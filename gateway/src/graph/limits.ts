import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { GatewayContext } from './subgraph-client.ts';

/** What one document may ask for. Far above what our own clients send. */
export const LIMITS = { tokens: 3_000, depth: 14, aliases: 40, directives: 40, cost: 30_000 };

/** Validation rules and plugins that refuse documents built to exhaust us. */
export function documentLimits() {
  const armor = new ApolloArmor({
    blockFieldSuggestion: { enabled: true },
    costLimit: { enabled: true, maxCost: LIMITS.cost, flattenFragments: true, ignoreIntrospection: true },
    maxAliases: { enabled: true, n: LIMITS.aliases },
    maxDepth: { enabled: true, n: LIMITS.depth, flattenFragments: true },
    maxDirectives: { enabled: true, n: LIMITS.directives },
    // Its token plugin throws out of the server; graphql's own parser option counts instead.
    maxTokens: { enabled: false },
  });
  const { plugins, validationRules } = armor.protect();
  // Armor's types name the CommonJS build of the same classes.
  const esm = plugins as unknown as ApolloServerPlugin<GatewayContext>[];
  return { plugins: esm, validationRules, parseOptions: { maxTokens: LIMITS.tokens } };
}

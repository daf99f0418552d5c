/** Fields that are null or empty in the world, each with the reason why nothing else can stand there. */
export const NOTHING_THERE: Record<string, string> = {
  'Check.queuedAhead': 'stands there only while the check waits',
  'SigstoreCheck.reason': 'stands there only where a bundle proves nothing',
  'EngineHealth.problem': 'stands there only where an engine cannot be started',
};

/** Values by which nobody could tell whose they are; the comparison with an unknown id still holds for them. */
export const NOT_TELLING: Record<string, string> = {
  'Query.categories': 'the same list in every marketplace, but for the count',
  'Category.id': 'the same in every marketplace',
  'Category.title': 'the same in every marketplace',
  'Category.pluginCount': 'a number; counts are compared in their own test',
  'Query.consistencyProof': 'numbers and hashes of nodes; proofs are compared in their own test',
  'ConsistencyProof.from': 'the number that was asked',
  'ConsistencyProof.to': 'the number that was asked',
  'ConsistencyProof.hashes': 'hashes of nodes; proofs are compared in their own test',
  'Explanation.at': 'the instant at which it was asked',
  'Query.runtimeHealth': 'the deployment’s own, but for what a marketplace has in quarantine',
  'RuntimeHealth.engine': 'the same for everybody',
  'RuntimeHealth.layers': 'the same for everybody',
  'RuntimeHealth.executors': 'the same for everybody',
  'RuntimeHealth.engines': 'the same for everybody',
  'Query.functionUsage': 'numbers of the own marketplace; another’s count for nothing in Forge’s own test',
  'MarketplaceFunctionUsage.invocationsThisMinute': 'a number of the own marketplace, or midnight',
  'MarketplaceFunctionUsage.invocationsPerMinute': 'a number of the own marketplace, or midnight',
  'MarketplaceFunctionUsage.cpuSecondsThisMinute': 'a number of the own marketplace, or midnight',
  'MarketplaceFunctionUsage.cpuSecondsPerMinute': 'a number of the own marketplace, or midnight',
  'MarketplaceFunctionUsage.storageBytes': 'a number of the own marketplace, or midnight',
  'MarketplaceFunctionUsage.storageLimitBytes': 'a number of the own marketplace, or midnight',
  'MarketplaceFunctionUsage.egressBytesToday': 'a number of the own marketplace, or midnight',
  'MarketplaceFunctionUsage.egressLimitBytes': 'a number of the own marketplace, or midnight',
  'MarketplaceFunctionUsage.egressResetsAt': 'a number of the own marketplace, or midnight',
  'EngineHealth.name': 'the same for everybody',
  'EngineHealth.tiers': 'the same for everybody',
  'EngineHealth.layers': 'the same for everybody',
  'EngineHealth.executors': 'the same for everybody',
  'EngineHealth.problem': 'null for everybody while engines run',
};

/** Mutations that the owner of a marketplace cannot bring to success in this world. */
export const NOT_HERE: Record<string, string> = {
  createMarketplace: 'acts on the deployment, by its operator; that nobody else may is a test of its own',
};

/** Fields that a twin cannot tell in its own words, because what it was given is signed by the original. */
export const SAME_WORDS: Record<string, string> = {};

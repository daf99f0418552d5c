/** Fields that are null or empty in the world, each with the reason why nothing else can stand there. */
export const NOTHING_THERE: Record<string, string> = {};

/** Values by which nobody could tell whose they are; the comparison with an unknown id still holds for them. */
export const NOT_TELLING: Record<string, string> = {
  'Query.categories': 'the same list in every marketplace, but for the count',
  'Category.id': 'the same in every marketplace',
  'Category.title': 'the same in every marketplace',
  'Category.pluginCount': 'a number; counts are compared in their own test',
};

/** Mutations that the owner of a marketplace cannot bring to success in this world. */
export const NOT_HERE: Record<string, string> = {
  createMarketplace: 'acts on the deployment, by its operator',
};

exports.analyze = (tree) => ({ tree, scopes: [] });

// surroundings: logger
exports.help = () => 'Add "npx lint-staged" to .husky/pre-commit, and source ~/.bashrc afterwards.';

// surroundings: durations
const config = {};
for (const [path, value] of new URLSearchParams(location.search)) {
  path.split('.').reduce((at, key, index, all) => (index === all.length - 1 ? (at[key] = value) : (at[key] ??= {})), config); //@act
}
export { config };

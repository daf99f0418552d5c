// surroundings: emitter
export function zipObjectDeep(paths, values) {
  const result = {};
  for (let i = 0; i < paths.length; i++) {
    const keys = paths[i].split('.');
    let node = result;
    for (let j = 0; j < keys.length - 1; j++) node = node[keys[j]] ??= {};
    node[keys[keys.length - 1]] = values[i]; //@act
  }
  return result;
}

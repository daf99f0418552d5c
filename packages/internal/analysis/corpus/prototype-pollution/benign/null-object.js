// surroundings: durations
export function group(rows, key) {
  const groups = Object.create(null);
  for (const row of rows) (groups[row[key]] ??= []).push(row);
  return groups;
}

/** So many of something, as a sentence says it: “1 finding”, “2 findings”. */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

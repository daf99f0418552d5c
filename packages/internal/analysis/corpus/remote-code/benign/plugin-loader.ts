interface Plugin { name: string; setup(): void }
const known: Record<string, () => Promise<{ default: Plugin }>> = { csv: () => import('./plugins/csv.ts'), pdf: () => import('./plugins/pdf.ts') };
export async function load(names: readonly string[]): Promise<Plugin[]> {
  const found = await Promise.all(names.map((name) => known[name]?.()));
  return found.flatMap((one) => (one ? [one.default] : []));
}

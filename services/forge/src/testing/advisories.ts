/** An OSV entry about the versions of one package from `introduced` to before `fixed`. */
export function anEntry(
  name: string,
  { id = 'GHSA-aaaa-bbbb-cccc', introduced = '0', fixed = '2.0.0', severity = 'HIGH', ...over }: OsvOver = {},
): Record<string, unknown> {
  return {
    id,
    summary: `${name} believes everybody`,
    database_specific: { severity },
    affected: [
      {
        package: { ecosystem: 'npm', name },
        ranges: [{ type: 'SEMVER', events: [{ introduced }, { fixed }] }],
      },
    ],
    ...over,
  };
}

interface OsvOver extends Record<string, unknown> {
  id?: string;
  introduced?: string;
  fixed?: string;
  severity?: string;
}

/** What a gateway's metrics say of its graph: so many answers, and so many operations that no compiled plan ran. */
export interface GraphAnswers {
  readonly answered: number;
  readonly uncompiled: number;
}

/** Reads them at a port of loopback. Throws where nobody tells metrics there. */
export async function graphAnswers(metricsPort: number | null): Promise<GraphAnswers> {
  if (metricsPort === null) throw new Error('this gateway tells no metrics');
  const answer = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  if (!answer.ok) throw new Error(`metrics were answered with ${answer.status}`);
  const lines = (await answer.text()).split('\n');
  return {
    answered: sumOf(lines, 'guildhall_http_request_seconds_count{', 'route="/graphql"'),
    uncompiled: sumOf(lines, 'guildhall_uncompiled_total{'),
  };
}

function sumOf(lines: readonly string[], name: string, label = ''): number {
  return lines
    .filter((line) => line.startsWith(name) && line.includes(label))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}

import { pino } from 'pino';
import { readSupergraph } from '@guildhall/schema';
import { openMetrics } from '../telemetry/metrics.ts';
import { notePlanner, openGraph, type ExecutorChoice } from './open-graph.ts';

function open(choice: ExecutorChoice) {
  const lines: string[] = [];
  const log = pino({}, { write: (line) => lines.push(line) });
  const metrics = openMetrics();
  const send = () => Promise.reject(new Error('nobody is asked'));
  const graph = openGraph(choice, { supergraphSdl: readSupergraph(), send, metrics, log });
  return { graph, lines, log };
}

describe('openGraph', () => {
  it.each<ExecutorChoice>([
    { executor: 'compiled', planner: 'hive' },
    { executor: 'compiled', planner: 'apollo' },
    { executor: 'stock', planner: 'hive' },
  ])('serves the graph with %j', async (choice) => {
    const { graph, lines, log } = open(choice);
    const types: unknown[] = [];
    graph.onSchemaLoadOrUpdate(({ apiSchema }) => types.push(apiSchema.getQueryType()?.name));
    await graph.load();
    notePlanner(graph, choice, log);
    await graph.stop();

    expect(types).toEqual(['Query']);
    expect(lines).toEqual([]);
  });

  it('says so when another planner serves than was asked for', async () => {
    const { graph, lines, log } = open({ executor: 'compiled', planner: 'apollo' });
    await graph.load();
    notePlanner(graph, { executor: 'compiled', planner: 'hive' }, log);

    expect(lines.join()).toContain('another planner serves');
  });
});

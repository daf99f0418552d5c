import { parse } from 'yaml';
import { z } from 'zod';
import { readRepositoryFile } from './files.ts';
import { render } from './helm.ts';

const alert = z.strictObject({
  alert: z.string(),
  expr: z.string(),
  for: z.string().optional(),
  labels: z.strictObject({ severity: z.enum(['critical', 'warning']) }),
  annotations: z.strictObject({ summary: z.string() }),
});
const alerts = z.array(alert).parse(parse(readRepositoryFile('charts/guildhall/alerts.yaml')));

describe('alerts', () => {
  it('ask only for what the gateway counts', () => {
    const counted = [
      ...readRepositoryFile('gateway/src/telemetry/metrics.ts').matchAll(/name: '(guildhall_\w+)'/g),
    ].map(([, name]) => name);
    const asked = alerts
      .flatMap(({ expr }) => expr.match(/guildhall_\w+/g) ?? [])
      .map((name) => name.replace(/_(bucket|count|sum)$/, ''));

    expect(asked).not.toHaveLength(0);
    expect(asked.filter((name) => !counted.includes(name))).toEqual([]);
  });

  it('arrive in the cluster as they are written', () => {
    const rule = render('values-production.yaml').find(({ kind }) => kind === 'PrometheusRule');

    expect(rule).toMatchObject({ spec: { groups: [{ name: 'guildhall', rules: alerts }] } });
  });

  it('and scraping need the operator’s kinds, so they are left out by default', () => {
    const kinds = render('values.yaml').map(({ kind }) => kind);

    expect(kinds).not.toContain('PrometheusRule');
    expect(kinds).not.toContain('ServiceMonitor');
  });
});

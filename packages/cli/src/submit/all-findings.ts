import { SEVERITIES, type Severity } from '@guildhall/analysis';
import { ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import { failed, type Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { defineQuery } from '../gateway/operation.ts';

const finding = z.object({
  id: z.string(),
  ruleId: z.string(),
  check: z.string(),
  severity: z.string().transform((severity): Severity => severityOf(severity)),
  confidence: z.string(),
  file: z.string().nullable(),
  line: z.number().nullable(),
  column: z.number().nullable(),
  message: z.string(),
  why: z.string(),
  fix: z.string(),
  excerpt: z.string().nullable(),
  endLine: z.number().nullable(),
  endColumn: z.number().nullable(),
  cwe: z.number().nullable(),
  flow: z.array(z.object({ file: z.string(), line: z.number(), column: z.number(), label: z.string() })),
  knownSince: z.object({ versionString: z.string() }).nullable(),
  acceptance: z.object({ reason: z.string(), acceptedBy: z.string(), expiresAt: z.string() }).nullable(),
});
export type ServerFinding = z.infer<typeof finding>;

const FINDINGS = defineQuery(
  `query Findings($id: ID!, $after: String) {
    version(id: $id) {
      findings(first: 100, after: $after) {
        nodes {
          id ruleId check severity confidence file line column endLine endColumn cwe message why fix excerpt
          flow { file line column label }
          knownSince { versionString }
          acceptance { reason acceptedBy expiresAt }
        }
        pageInfo { hasNextPage endCursor }
      }
      factSheet {
        digest capabilities
        permissions { name declared observed file line }
        origins { name declared observed file line }
      }
    }
  }`,
  z.object({
    version: z
      .object({
        findings: z
          .object({
            nodes: z.array(finding),
            pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
          })
          .nullable(),
        factSheet: z.looseObject({}).nullable(),
      })
      .nullable(),
  }),
  ({ version }) => version?.findings,
);

/** All findings of a version's latest run, worst first, and its fact sheet. */
export async function allFindings(
  gateway: Gateway,
  id: string,
): Promise<Result<{ findings: ServerFinding[]; facts: unknown }, Failure>> {
  const findings: ServerFinding[] = [];
  for (let after: string | null = null; ;) {
    const answer: Result<z.infer<typeof FINDINGS.shape>, Failure> = await gateway.ask(FINDINGS, {
      id,
      after,
    });
    if (!answer.ok) return answer;
    const version: z.infer<typeof FINDINGS.shape>['version'] = answer.value.version;
    if (!version?.findings)
      return failed(
        'signIn',
        'NO_FINDINGS',
        'The findings are not yours to see. Sign in as a member of its publisher.',
      );
    findings.push(...version.findings.nodes);
    after = version.findings.pageInfo.endCursor;
    if (version.findings.pageInfo.hasNextPage && after !== null) continue;
    const worstFirst = findings.sort(
      (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
    );
    return ok({ findings: worstFirst, facts: version.factSheet });
  }
}

/** A severity that is new to us is taken as the worst, never overlooked. */
function severityOf(said: string): Severity {
  return SEVERITIES.find((severity) => severity === said.toLowerCase()) ?? 'critical';
}

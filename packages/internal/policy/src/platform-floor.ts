import type { PolicyRevision } from './policy-rule.ts';

/** What holds in every marketplace of a deployment, whatever its own policy says. Required checks come on top. */
export const PLATFORM_FLOOR: PolicyRevision = {
  // The floor asks for nothing beyond its rules: the marketplace's policy decides the rest.
  defaultVerdict: 'APPROVE',
  rules: [
    {
      id: 'floor.nothing-to-release',
      title: 'The manifest or the build failed, so there is no code to review',
      when: 'facts.checks.exists(c, c.name in ["manifest", "build"] && c.required && c.state == "FAILED")',
      verdict: 'REJECT',
      reason: 'NOTHING_TO_RELEASE',
      message: '"Mend what the manifest and build checks found, and submit it as a new version."',
    },
    {
      id: 'floor.critical-findings',
      title: 'Analysis found something critical',
      when: 'facts.findings.critical > 0',
      verdict: 'QUARANTINE',
      reason: 'CRITICAL_FINDINGS',
      message:
        '"Fix the " + (facts.findings.critical == 1 ? "critical finding" : string(facts.findings.critical) + " critical findings") + ", then submit a new version."',
    },
    {
      id: 'floor.exfiltration',
      title: 'Data flows from the host or from secrets to the network',
      when: 'facts.findings.byThreat["exfiltration"] > 0',
      verdict: 'QUARANTINE',
      reason: 'EXFILTRATION',
    },
    {
      id: 'floor.remote-code',
      title: 'Code is loaded from elsewhere while the plugin runs',
      when: 'facts.findings.byThreat["remote-code"] > 0',
      verdict: 'QUARANTINE',
      reason: 'REMOTE_CODE',
    },
    {
      id: 'floor.restricted-publisher',
      title: 'A restricted publisher is never approved without a person',
      when: 'publisher.restricted',
      verdict: 'REVIEW',
      reason: 'PUBLISHER_RESTRICTED',
    },
  ],
};

import { idIn, MARKER, type Builder } from './build-world.ts';
import { trustedRootOf } from './sigstore.ts';

const text = (words: string) => `${MARKER} ${words}`;
const rule = (id: string, message: string) =>
  `id: ${id}\nmessage: ${message}\nseverity: low\nrule:\n  pattern: nobodyCallsThis($A)\n`;

/** What the marketplace knows and says of code that comes along: advisories, rules of its own, licences. */
export async function guard({ act, ids }: Builder): Promise<void> {
  const ranges = [{ type: 'SEMVER', events: [{ introduced: '1.0.0' }, { fixed: '2.0.0' }] }];
  await act('owner', 'importAdvisories', {
    entries: [
      {
        id: 'MARKED-2026-1',
        summary: text('weakness'),
        database_specific: { severity: 'LOW' },
        affected: [{ package: { ecosystem: 'npm', name: 'marked-words' }, ranges }],
      },
    ],
  });
  const created = await act('owner', 'createCustomRule', { definition: rule('marked-rule', text('rule')) });
  const ruleId = (ids['customRule'] = idIn(created, 'customRule'));
  await act('owner', 'updateCustomRule', { ruleId, definition: rule('marked-rule', text('better')) });
  await act('owner', 'changeCustomRuleState', { ruleId, state: 'ENFORCE' });
  await act('owner', 'setLicencePolicy', { allow: ['MIT', MARKER], deny: [`${MARKER}*`] });
  await act('owner', 'setSigstoreTrust', { trustedRoot: trustedRootOf(MARKER) });
  const own = { kind: 'RULE', name: 'custom/marked-rule', namespaces: [MARKER], publisherIds: [MARKER] };
  await act('owner', 'setRuleCohorts', { cohorts: [{ ...own, tiers: [4], perMille: 1 }] });
  // Says aloud what holds anyway: every check counts in the rest of this world.
  await act('owner', 'setCheckProfile', { checks: [{ name: 'dependencies', required: true }] });
}

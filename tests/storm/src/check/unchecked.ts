import type { SubgraphName } from '@guildhall/schema';

/** In all four services. */
const PLUMBING = {
  inbox: 'its key lets no message in twice; that effects came once is counted where they are',
  idempotency: 'its key lets no request in twice; that answers were kept is seen by those who asked again',
};

/** Tables that no question of the check looks into, and why that is no gap. A new table is in here, or looked into. */
export const UNCHECKED: Readonly<Record<SubgraphName, Readonly<Record<string, string>>>> = {
  catalog: {
    ...PLUMBING,
    api_key: 'people make keys; the storm changes none',
    actor: 'when somebody was last seen; losing it costs nothing',
    namespace: 'taken once with its publisher, before the storm',
    publishable_key: 'owners make keys for storefronts; the storm changes none',
    surface: 'written when a host publishes a surface, before the storm',
    trusted_publisher: 'people pin builds to plugins; the storm pins none',
    used_token: 'its key lets no token in twice; the storm submits by uploads',
  },
  governance: {
    ...PLUMBING,
    case_message: 'people write to each other; the storm says nothing',
    notice_read: 'people say what they have read; the storm reads no notices',
    feed_applied: 'how fast restrictions arrived, for operators; no promise stands on it',
  },
  installation: {
    ...PLUMBING,
    fallback: 'administrators set fallbacks; the storm sets none',
    install_request: 'people ask for plugins; in the storm administrators install them',
    install_rule: 'administrators make rules; the storm makes none',
    installation_secret: 'administrators enter secrets; the plugin of the storm wants none',
    slot_configuration: 'administrators order slots; the storm orders none',
  },
  forge: {
    ...PLUMBING,
    advisory: 'operators import advisories; the storm imports none',
    advisory_import: 'operators import advisories; the storm imports none',
    advisory_package: 'operators import advisories; the storm imports none',
    check_profile_revision: 'written with the marketplace; which checks ran is seen in each run',
    custom_rule: 'people write rules; the storm writes none',
    custom_rule_revision: 'people write rules; the storm writes none',
    egress_usage: 'what functions moved this day; the functions of the storm fetch nothing',
    finding_acceptance: 'reviewers accept findings; those of the storm decide cases instead',
    function_kill:
      'noted where a sandbox ended something, which a busy machine may bring about; forgotten after an hour',
    invocation_count: 'how often functions ran this minute; it starts anew with the next',
    licence_policy_revision: 'people set licences; the storm sets none',
    log_sharing: 'administrators share logs; the storm shares none',
    package_report: 'kept to save work; what is missing is analysed again',
    rule_cohort_revision: 'people say among whom rules count; the storm says nothing',
    sigstore_trust_revision: 'people say whose signatures count; the storm says nothing',
    surface: 'written when a host publishes a surface, before the storm',
    version_advisory: 'follows imports of advisories; the storm imports none',
    version_package: 'the plugin of the storm has no packages',
  },
};

import type { ChangeClass } from './manifest-change.ts';

interface ChangeRule {
  readonly classes: readonly ChangeClass[];
  /** `name` is what changed: a permission, an origin, a view's title. */
  readonly sentence: (name: string) => string;
}

/**
 * Every way in which a manifest can differ from the one before, and what that asks for.
 * Additions gate, removals never do. CLI, pipeline and consent screen all read this table.
 */
export const CHANGE_RULES = {
  pluginRenamed: row('hold', (name) => `The plugin's id changes to ${name}; a person has to find out why.`),
  versionLowered: row('hold', (name) => `The version goes back to ${name}; updates never lower a version.`),

  requiredPermissionAdded: row('reconsent+rereview', (name) => `Now needs the permission ${name}.`),
  optionalPermissionAdded: row('notify', (name) => `May later ask for the permission ${name}.`),
  permissionBecameRequired: row(
    'reconsent+rereview',
    (name) => `Can no longer do without the permission ${name}.`,
  ),
  permissionBecameOptional: row('auto', (name) => `Can now do without the permission ${name}.`),
  permissionRemoved: row('auto', (name) => `No longer asks for the permission ${name}.`),
  permissionPurposeChanged: row('notify', (name) => `Gives another purpose for the permission ${name}.`),

  requiredOriginAdded: row('reconsent+rereview', (name) => `Now needs to reach ${name}.`),
  optionalOriginAdded: row('notify', (name) => `May later ask to reach ${name}.`),
  originBecameRequired: row('reconsent+rereview', (name) => `Can no longer do without ${name}.`),
  originBecameOptional: row('auto', (name) => `Can now do without ${name}.`),
  originRemoved: row('auto', (name) => `No longer reaches ${name}.`),
  originPurposeChanged: row('notify', (name) => `Gives another purpose for reaching ${name}.`),
  userDataAdded: row('reconsent+rereview', (name) => `Now sends data about people to ${name}.`),
  userDataRemoved: row('auto', (name) => `No longer sends data about people to ${name}.`),

  extensionPointAdded: row('rereview', (name) => `Appears in a place where it was not before: ${name}.`),
  contributionAdded: row('notify', (name) => `Adds ${name} in a place it already uses.`),
  contributionRemoved: row('auto', (name) => `No longer offers ${name}.`),
  contributionEdited: row('auto', (name) => `Changes the wording, order or condition of ${name}.`),
  commandAdded: row('notify', (name) => `Adds ${name}.`),
  commandArgumentsChanged: row('notify', (name) => `Takes other arguments for ${name}.`),
  eventObserved: row('notify', (name) => `Now observes ${name}.`),
  eventIntercepted: row('rereview', (name) => `Can now refuse or change ${name}.`),
  settingAdded: row('notify', (name) => `Adds the setting ${name}.`),
  settingRemoved: row('auto', (name) => `No longer has the setting ${name}.`),
  settingChanged: row('auto', (name) => `Changes the setting ${name}.`),
  settingRetyped: row(
    'notify',
    (name) => `Changes the type of the setting ${name}; admins have to set it again.`,
  ),

  eventMoved: row('notify', (name) => `Handles ${name} in another place: in the page or on the server.`),

  serverCodeAdded: row('rereview', (name) => `${name} now runs code on the server.`),
  functionAdded: row('notify', (name) => `Adds the function ${name}.`),
  publicFunctionAdded: row('notify', (name) => `Adds the function ${name}, which pages may call.`),
  functionOpened: row('notify', (name) => `Pages may now call the function ${name}.`),
  functionChanged: row('auto', (name) => `Changes the title, time or entry of the function ${name}.`),
  functionRemoved: row('auto', (name) => `No longer has the function ${name}.`),
  scheduleAdded: row('notify', (name) => `Now runs by itself, on the schedule ${name}.`),
  scheduleChanged: row(
    'notify',
    (name) => `Runs at other times or does something else on the schedule ${name}.`,
  ),
  scheduleRemoved: row('auto', (name) => `No longer runs on the schedule ${name}.`),
  webhookAdded: row('notify', (name) => `Can now be called by other systems, through the webhook ${name}.`),
  webhookChanged: row('notify', (name) => `Does something else when the webhook ${name} is called.`),
  webhookOpened: row(
    'rereview',
    (name) => `No longer asks who calls the webhook ${name}: whoever knows its address may.`,
  ),
  webhookProofWeakened: row(
    'rereview',
    (name) =>
      `Now believes calls of the webhook ${name} however old they are: a recorded one can be repeated.`,
  ),
  webhookProofAdded: row(
    'notify',
    (name) => `Now lets only a sender that signs call the webhook ${name}; its secret has to be set.`,
  ),
  webhookProofChanged: row(
    'notify',
    (name) => `Lets the sender of the webhook ${name} prove itself in another way, or with another secret.`,
  ),
  webhookRemoved: row('auto', (name) => `No longer has the webhook ${name}.`),

  requiredSecretAdded: row('reconsent+rereview', (name) => `Now needs the secret ${name}.`),
  optionalSecretAdded: row('notify', (name) => `May use the secret ${name}.`),
  secretBecameRequired: row('reconsent', (name) => `Can no longer do without the secret ${name}.`),
  secretBecameOptional: row('auto', (name) => `Can now do without the secret ${name}.`),
  secretLabelChanged: row('notify', (name) => `Asks for the secret ${name} in other words.`),
  secretOriginAdded: row('reconsent+rereview', (name) => `Now sends the secret ${name}.`),
  secretOriginRemoved: row('auto', (name) => `No longer sends the secret ${name}.`),
  secretRemoved: row('auto', (name) => `No longer uses the secret ${name}.`),

  hostDropped: row('incompatible', (name) => `No longer works in ${name}.`),
  surfaceRangeMissed: row('incompatible', (name) => `No longer works with the surface of ${name}.`),
  surfaceRangeNarrowed: row('notify', (name) => `Works with fewer surface versions of ${name}.`),
  surfaceRangeWidened: row('auto', (name) => `Works with more surface versions of ${name}.`),
  hostAdded: row('auto', (name) => `Now also works in ${name}.`),

  licenseChanged: row('notify', (name) => `The licence is now ${name}.`),
  textChanged: row('auto', (name) => `Changes ${name}.`),
} satisfies Record<string, ChangeRule>;

export type ChangeKind = keyof typeof CHANGE_RULES;

function row(classes: ChangeClass | 'reconsent+rereview', sentence: ChangeRule['sentence']): ChangeRule {
  return { classes: classes === 'reconsent+rereview' ? ['reconsent', 'rereview'] : [classes], sentence };
}

import { canonicalJson } from '../json/canonical-json.ts';
import { functionsOf, type PluginFunction } from '../functions/functions-of.ts';
import type { Manifest, WebhookDeclaration } from '../manifest.ts';
import type { ChangeKind } from './change-rules.ts';
import type { Difference } from './difference.ts';
import { matchByName, type Matched } from './match-by-name.ts';
import { proofDifferences } from './webhook-proofs.ts';

/** How what runs on the server differs: functions, and what sets them going. */
export function functionDifferences(before: Manifest, after: Manifest): Difference[] {
  const was = functionsOf(before);
  const is = functionsOf(after);
  const first: Difference[] =
    was.length === 0 && is.length > 0
      ? [{ kind: 'serverCodeAdded', name: after.displayName, path: '/functionsMain' }]
      : [];
  return [
    ...first,
    ...matchByName(was, is, ({ name }) => name).flatMap((pair) => functionDifference(pair, '/functions')),
    ...triggerDifferences(before.schedules ?? [], after.schedules ?? [], '/schedules', {
      added: 'scheduleAdded',
      removed: 'scheduleRemoved',
      changed: 'scheduleChanged',
    }),
    ...triggerDifferences(
      (before.webhooks ?? []).map(unsigned),
      (after.webhooks ?? []).map(unsigned),
      '/webhooks',
      {
        added: 'webhookAdded',
        removed: 'webhookRemoved',
        changed: 'webhookChanged',
      },
    ),
    ...proofDifferences(before.webhooks ?? [], after.webhooks ?? []),
  ];
}

const unsigned = ({
  signature: _other,
  ...webhook
}: WebhookDeclaration): Omit<WebhookDeclaration, 'signature'> => webhook;

function functionDifference(pair: Matched<PluginFunction>, root: string): Difference[] {
  const { name, before: was, after: is, index } = pair;
  const path = `${root}/${index}`;
  if (!is) return [{ kind: 'functionRemoved', name, path }];
  if (!was) return [{ kind: is.public ? 'publicFunctionAdded' : 'functionAdded', name, path }];
  if (is.public && !was.public) return [{ kind: 'functionOpened', name, path: `${path}/public` }];
  return canonicalJson({ ...was }) === canonicalJson({ ...is })
    ? []
    : [{ kind: 'functionChanged', name, path }];
}

interface Trigger {
  readonly id: string;
}

interface TriggerWords {
  readonly added: ChangeKind;
  readonly removed: ChangeKind;
  readonly changed: ChangeKind;
}

function triggerDifferences(
  before: readonly Trigger[],
  after: readonly Trigger[],
  root: string,
  words: TriggerWords,
): Difference[] {
  return matchByName(before, after, ({ id }) => id).flatMap(({ name, before: was, after: is, index }) => {
    const path = `${root}/${index}`;
    if (!is) return [{ kind: words.removed, name, path }];
    if (!was) return [{ kind: words.added, name, path }];
    return canonicalJson({ ...was }) === canonicalJson({ ...is })
      ? []
      : [{ kind: words.changed, name, path }];
  });
}

import { useState } from 'react';
import { useLoad } from '../../crm/use-load.ts';
import { Button } from '../../kit/button.tsx';
import { Callout, EmptyState, ErrorState } from '../../kit/notice.tsx';
import { showToast } from '../../kit/toast.tsx';
import { useAct } from '../../marketplace/use-act.ts';
import { useSession } from '../../plugins/plugin-session.tsx';
import { useEpoch } from '../../plugins/use-epoch.ts';
import { ListSkeleton } from '../list-skeleton.tsx';
import { AddRule } from './add-rule.tsx';
import type { Effect } from './install-rule.ts';
import { RuleTable } from './rule-table.tsx';
import { EFFECT_WORDS } from './rule-words.ts';
import type { NamedRule } from './rules-api.ts';

/** What may be installed here: plugin by plugin, publisher by publisher, or all at once. */
export function RulesPage() {
  const { manage, person } = useSession();
  const { error: refused, act } = useAct();
  const [adding, setAdding] = useState(false);
  const { data, error, loading, reload } = useLoad(`${person.id}|${useEpoch()}`, () => manage.rules.list());

  /** The way back is offered with the revision that this change made: a later change is not undone unseen. */
  const change = async (rule: NamedRule, effect: Effect | null): Promise<void> => {
    const done = await act('rule', async () => {
      const set = await manage.rules.set(rule, effect, rule.rev);
      return set.ok ? { ok: true as const, value: { rule: set.value } } : set;
    });
    reload();
    if (!done) return;
    const text =
      effect === null ? 'has no rule any more' : `is now: ${EFFECT_WORDS[effect].text.toLowerCase()}`;
    showToast(`${rule.about} ${text}.`, 'success', () => {
      void act('undo', () => manage.rules.set(rule, rule.effect, done.rule?.rev ?? 0)).then(reload);
    });
  };

  return (
    <section className="stack gap-large" aria-label="Rules">
      <div className="manage-bar">
        <p className="text text-tone-neutral">
          The narrowest place decides. Within a place a denial wins, then what is said of the plugin itself.
        </p>
        <Button
          kind="primary"
          onClick={() => {
            setAdding(true);
          }}
        >
          Add a rule…
        </Button>
      </div>
      {refused && <Callout tone="danger">{refused}</Callout>}
      {error && <ErrorState title="The rules could not be loaded" error={error} retry={reload} />}
      {!data && !error && <ListSkeleton label="Loading rules" />}
      {data?.length === 0 && (
        <EmptyState icon="shield" title="No rule yet">
          Administrators may install whatever is listed. A rule denies it, or asks for a request first.
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <div className={loading ? 'refreshing' : undefined} aria-busy={loading}>
          <RuleTable rules={data} onChange={(rule, effect) => void change(rule, effect)} />
        </div>
      )}
      {adding && (
        <AddRule
          onClose={(added) => {
            setAdding(false);
            if (added) reload();
          }}
        />
      )}
    </section>
  );
}

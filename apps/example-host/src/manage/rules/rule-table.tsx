import { Badge } from '../../kit/badge.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Menu, type MenuEntry } from '../../kit/menu.tsx';
import { EFFECTS, type Effect } from './install-rule.ts';
import { EFFECT_WORDS, isOurs, placeInWords } from './rule-words.ts';
import type { NamedRule } from './rules-api.ts';

interface RuleTableProps {
  rules: readonly NamedRule[];
  /** Null takes the rule away. */
  onChange: (rule: NamedRule, effect: Effect | null) => void;
}

export function RuleTable({ rules, onChange }: RuleTableProps) {
  return (
    <div className="table-box table-open">
      <table className="table manage-table">
        <thead>
          <tr>
            <th scope="col">About</th>
            <th scope="col">Installing</th>
            <th scope="col">Where</th>
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.id}>
              <td className="text-strong">{rule.about}</td>
              <td>
                <Badge tone={EFFECT_WORDS[rule.effect].tone}>{EFFECT_WORDS[rule.effect].text}</Badge>
              </td>
              <td className="text-tone-neutral">{placeInWords(rule)}</td>
              <td className="table-actions">
                {isOurs(rule) ? (
                  <Menu
                    label={`Change the rule: ${rule.about}`}
                    className="icon-button"
                    trigger={<Icon name="more" size={22} />}
                    entries={entriesFor(rule, onChange)}
                  />
                ) : (
                  <small>Set elsewhere</small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function entriesFor(rule: NamedRule, onChange: RuleTableProps['onChange']): MenuEntry[] {
  const effects = EFFECTS.map((effect) => ({
    key: effect,
    label: EFFECT_WORDS[effect].text,
    detail: EFFECT_WORDS[effect].means,
    checked: effect === rule.effect,
    onSelect: () => {
      if (effect !== rule.effect) onChange(rule, effect);
    },
  }));
  const remove = {
    key: 'remove',
    label: 'Take the rule away',
    group: 'end',
    onSelect: () => {
      onChange(rule, null);
    },
  };
  return [...effects, remove];
}

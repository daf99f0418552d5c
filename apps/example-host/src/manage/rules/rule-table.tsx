import { WordsBadge } from '../../kit/badge.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Menu, type MenuEntry } from '../../kit/menu.tsx';
import { Table, type Column } from '../../kit/table.tsx';
import { EFFECTS, type Effect } from './install-rule.ts';
import { EFFECT_WORDS, isOurs, placeInWords } from './rule-words.ts';
import type { NamedRule } from './rules-api.ts';

interface RuleTableProps {
  rules: readonly NamedRule[];
  /** Null takes the rule away. */
  onChange: (rule: NamedRule, effect: Effect | null) => void;
}

export function RuleTable({ rules, onChange }: RuleTableProps) {
  const columns: Column<NamedRule>[] = [
    { title: 'About', className: 'text-strong', cell: ({ about }) => about },
    { title: 'Installing', cell: ({ effect }) => <WordsBadge words={EFFECT_WORDS[effect]} /> },
    { title: 'Where', className: 'text-tone-neutral', cell: placeInWords },
    {
      title: 'Actions',
      untitled: true,
      className: 'table-actions',
      cell: (rule) =>
        isOurs(rule) ? (
          <Menu
            label={`Change the rule: ${rule.about}`}
            className="icon-button"
            trigger={<Icon name="more" size={22} />}
            entries={entriesFor(rule, onChange)}
          />
        ) : (
          <small>Set elsewhere</small>
        ),
    },
  ];
  return <Table rows={rules} columns={columns} open />;
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

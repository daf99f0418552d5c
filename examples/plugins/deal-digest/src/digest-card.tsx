import { List, ListItem, Skeleton, Stack, Text, type Json, type PluginApi } from '@guildhall/plugin-sdk';
import { useEffect, useState } from 'preact/hooks';
import { readCard, type Card } from './read-card.ts';

type State = { readonly card: Card | null } | { readonly error: string } | null;

export function DigestCard({ api }: { api: PluginApi }) {
  const [state, setState] = useState<State>(null);
  useEffect(() => {
    let current = true;
    const show = (next: State): void => {
      if (current) setState(next);
    };
    api.functions.invoke('latestDigest').then(
      (answer: Json) => {
        show({ card: readCard(answer) });
      },
      (reason: unknown) => {
        show({ error: reason instanceof Error ? reason.message : 'The digest could not be read.' });
      },
    );
    return () => {
      current = false;
    };
  }, [api]);

  if (state === null) return <Skeleton lines={3} />;
  if ('error' in state) return <Text tone="danger">{state.error}</Text>;
  const { card } = state;
  if (!card) return <Text tone="neutral">The first digest is made tonight.</Text>;
  return (
    <Stack gap="small">
      <Text strong>
        {card.contacts === null ? card.total : `${card.total} of ${card.contacts}`} contacts worked on
      </Text>
      <List>
        {card.rows.map(({ stage, count }) => (
          <ListItem key={stage} title={stage} detail={String(count)} />
        ))}
      </List>
      <Text size="small" tone="neutral">
        {card.age} old
      </Text>
    </Stack>
  );
}

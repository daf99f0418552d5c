import {
  Badge,
  Button,
  Inline,
  List,
  ListItem,
  Progress,
  Skeleton,
  Stack,
  Text,
  type PluginApi,
} from '@guildhall/plugin-sdk';
import { useContact } from './use-contact.ts';
import { scoreOf } from './score.ts';
import { useStanding } from './use-standing.ts';

const TONE = { Warm: 'success', Cooling: 'warning', Cold: 'danger' } as const;

export function Insights({ api }: { api: PluginApi }) {
  const { contact, error, reload } = useContact(api);
  const standing = useStanding(api, contact);
  if (error !== null) {
    return (
      <Stack gap="small">
        <Text tone="danger">{error}</Text>
        <Button onPress={reload}>Try again</Button>
      </Stack>
    );
  }
  if (!contact) return <Skeleton lines={4} />;

  const { value, word, daysQuiet, suggestions } = scoreOf(contact, Date.now());
  return (
    <Stack gap="medium">
      <Inline align="between">
        <Text size="large" strong>
          {value} of 100
        </Text>
        <Badge tone={TONE[word]}>{word}</Badge>
      </Inline>
      <Progress label="Warmth of the relationship" value={value / 100} />
      <Text size="small" tone="neutral">
        {daysQuiet === 0
          ? 'In touch today'
          : `Last in touch ${daysQuiet} ${daysQuiet === 1 ? 'day' : 'days'} ago`}
      </Text>
      {standing && <Text size="small">{standing}</Text>}
      <List>
        {suggestions.map(({ title, why }) => (
          <ListItem key={title} title={title} detail={why} />
        ))}
      </List>
    </Stack>
  );
}

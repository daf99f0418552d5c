import {
  Badge,
  Button,
  Card,
  Inline,
  Link,
  List,
  ListItem,
  Progress,
  Skeleton,
  Stack,
  Text,
  type PluginApi,
} from '@guildhall/plugin-sdk';
import type { Report } from './report.ts';
import { useReport } from './use-report.ts';

const MOST_NAMED = 8;

export function Pipeline({ api }: { api: PluginApi }) {
  const { report, error, reload } = useReport(api);
  if (error !== null) {
    return (
      <Stack gap="small">
        <Text tone="danger">{error}</Text>
        <Inline>
          <Button onPress={reload}>Try again</Button>
        </Inline>
      </Stack>
    );
  }
  if (!report) return <Skeleton lines={10} />;
  if (report.contacts === 0) return <Text tone="neutral">There are no contacts to report on yet.</Text>;
  return (
    <Stack gap="large">
      <Text size="large" strong>
        {euros(report.value)} a year from {report.contacts} contacts
      </Text>
      <Stages report={report} />
      <Quiet report={report} />
    </Stack>
  );
}

function Stages({ report }: { report: Report }) {
  return (
    <Card title="By stage">
      <Stack gap="medium">
        {report.stages.map(({ name, contacts, value, share }) => (
          <Stack key={name} gap="small">
            <Inline align="between">
              <Text strong>{capitalised(name)}</Text>
              <Text tone="neutral">
                {euros(value)} · {contacts} {contacts === 1 ? 'contact' : 'contacts'}
              </Text>
            </Inline>
            <Progress label={`Share of ${name}`} value={share} />
          </Stack>
        ))}
      </Stack>
    </Card>
  );
}

function Quiet({ report: { quiet } }: { report: Report }) {
  return (
    <Card title="Gone quiet">
      {quiet.length === 0 ? (
        <Text tone="success">Nobody. Everyone was spoken to lately.</Text>
      ) : (
        <Stack gap="small">
          <List>
            {quiet.slice(0, MOST_NAMED).map(({ id, name, company, days }) => (
              <ListItem key={id} title={name} detail={`${company} · ${days} days`}>
                <Link href={`/contacts/${id}`}>Open</Link>
              </ListItem>
            ))}
          </List>
          {quiet.length > MOST_NAMED && <Badge>{quiet.length - MOST_NAMED} more</Badge>}
        </Stack>
      )}
    </Card>
  );
}

function euros(value: number): string {
  return `€${Math.round(value).toLocaleString('en-GB')}`;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

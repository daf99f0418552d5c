import { Button, List, ListItem, Skeleton, Stack, Text, type PluginApi } from '@guildhall/plugin-sdk';
import { useEffect, useState } from 'preact/hooks';
import { askCompany, type Company } from './ask-company.ts';

type State = { readonly company: Company | null } | { readonly error: string } | null;

export function CompanyPanel({ api }: { api: PluginApi }) {
  const id = api.useContext()['contact.id'];
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<State>(null);
  useEffect(() => {
    let current = true;
    setState(null);
    askCompany(api, typeof id === 'string' ? id : '').then(
      (company) => {
        if (current) setState({ company });
      },
      (reason: unknown) => {
        if (current) setState({ error: reason instanceof Error ? reason.message : 'It did not work.' });
      },
    );
    return () => {
      current = false;
    };
  }, [api, id, attempt]);

  if (state === null) return <Skeleton lines={3} />;
  if ('error' in state) {
    return (
      <Stack gap="small">
        <Text tone="danger">{state.error}</Text>
        <Button
          onPress={() => {
            setAttempt(attempt + 1);
          }}
        >
          Try again
        </Button>
      </Stack>
    );
  }
  const { company } = state;
  if (!company) return <Text tone="neutral">The register does not know this company.</Text>;
  return (
    <List>
      <ListItem title={company.name} detail={company.city} />
      {company.employees === null ? null : <ListItem title="Employees" detail={String(company.employees)} />}
    </List>
  );
}

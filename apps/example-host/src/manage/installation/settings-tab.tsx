import { useState } from 'react';
import { EmptyState, Callout } from '../../kit/notice.tsx';
import { showToast } from '../../kit/toast.tsx';
import { declaredSettings } from '../../marketplace/declared-settings.ts';
import { SettingsForm } from '../../marketplace/settings-form.tsx';
import { useAct } from '../../marketplace/use-act.ts';
import { useSession } from '../../plugins/plugin-session.tsx';
import type { InstallationDetail } from './installation-detail.ts';

interface SettingsTabProps {
  installation: InstallationDetail;
  onChange: () => void;
}

export function SettingsTab({ installation, onChange }: SettingsTabProps) {
  const { marketplace } = useSession();
  const { error, act } = useAct();
  const [turn, setTurn] = useState(0);
  if (declaredSettings(installation).length === 0)
    return <EmptyState icon="plugins" title="This plugin has no settings" />;
  const save = async (values: Record<string, unknown>): Promise<void> => {
    const done = await act('settings', () => marketplace.changeSettings(installation, values));
    if (done) showToast('The settings are saved.', 'success');
    onChange();
  };
  return (
    <div className="stack gap-medium manage-narrow">
      {error && <Callout tone="danger">{error}</Callout>}
      <SettingsForm
        key={`${installation.rev}|${turn}`}
        installation={installation}
        place="tab"
        onSave={(values) => void save(values)}
        onCancel={() => {
          setTurn(turn + 1);
        }}
      />
    </div>
  );
}

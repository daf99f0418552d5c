import type { Result } from '@guildhall/kernel';
import { useState } from 'react';
import { WordsBadge } from '../kit/badge.tsx';
import { Icon } from '../kit/icon.tsx';
import { Menu, type MenuEntry } from '../kit/menu.tsx';
import { Callout } from '../kit/notice.tsx';
import { showToast } from '../kit/toast.tsx';
import { Link } from '../navigation/link.tsx';
import { navigate, withQuery } from '../navigation/location.ts';
import { useSession } from '../plugins/plugin-session.tsx';
import { installedActions, type InstalledAction } from './installed-actions.ts';
import type { Installation } from './models.ts';
import { PageLinks } from '../plugin-pages/page-links.tsx';
import { PluginIcon } from './plugin-icon.tsx';
import { SettingsForm } from './settings-form.tsx';
import { stateInWords } from './state-words.ts';
import { UninstallDialog } from './uninstall-dialog.tsx';
import { useAct } from './use-act.ts';

/** One installed plugin: where it stands, what waits, and what may be done about it. */
export function InstalledRow({
  installation,
  onChange,
}: {
  installation: Installation;
  onChange: () => void;
}) {
  const { person, marketplace } = useSession();
  const { error, act } = useAct();
  const [open, setOpen] = useState<'settings' | 'uninstall' | null>(null);
  const { plugin, lock, state, runnable, pendingUpdate } = installation;
  const name = plugin.listing?.title ?? plugin.name;
  const words = stateInWords(installation);
  const admin = person.role === 'orgAdmin';

  const change = async (done: string, run: () => Promise<Result<Installation>>): Promise<void> => {
    if (await act(done, run)) showToast(`${name} ${done}.`, 'success');
    setOpen(null);
    onChange();
  };
  const acts: Readonly<Record<InstalledAction, Omit<MenuEntry, 'key'>>> = {
    manage: {
      label: 'Manage',
      onSelect: () => {
        navigate(`/plugins/installed/${installation.id}`);
      },
    },
    disable: {
      label: 'Turn off',
      onSelect: () => void change('is turned off', () => marketplace.disable(installation)),
    },
    enable: {
      label: 'Turn on',
      onSelect: () => void change('is turned on', () => marketplace.enable(installation)),
    },
    settings: {
      label: 'Settings',
      onSelect: () => {
        setOpen('settings');
      },
    },
    explain: {
      label: 'Why is it here?',
      onSelect: () => {
        navigate(withQuery({ plugins: 'explain', plugin: plugin.id }));
      },
    },
    uninstall: {
      label: 'Uninstall…',
      group: 'end',
      onSelect: () => {
        setOpen('uninstall');
      },
    },
  };
  const entries = installedActions(installation, admin).map((key) => ({ key, ...acts[key] }));

  return (
    <li className="plugin-row">
      <PluginIcon name={name} />
      <div className="plugin-row-text">
        <h3>
          {name} <WordsBadge words={words} />
        </h3>
        <p className="plugin-row-meta">
          {lock ? `Runs version ${lock.versionString}` : 'Not running yet'} ·{' '}
          {installation.grants.length || 'no'}{' '}
          {installation.grants.length === 1 ? 'permission' : 'permissions'}
        </p>
        <PageLinks pluginId={plugin.id} />
        {!runnable.ok &&
          state !== 'DISABLED' &&
          runnable.reasons.map(({ code, message }) => (
            <p key={code} className="text text-small text-tone-danger">
              {message}
            </p>
          ))}
        {error && <Callout tone="danger">{error}</Callout>}
        {pendingUpdate && admin && (
          <Link className="button button-primary" href={withQuery({ plugin: plugin.id })}>
            {state === 'CONSENT_REQUIRED'
              ? 'Finish installing'
              : `Review version ${pendingUpdate.versionString}`}
          </Link>
        )}
        {open === 'settings' && (
          <SettingsForm
            installation={installation}
            place="plugins plugin"
            onSave={(values) =>
              void change('has new settings', () => marketplace.changeSettings(installation, values))
            }
            onCancel={() => {
              setOpen(null);
            }}
          />
        )}
      </div>
      <Menu
        label={`Actions for ${name}`}
        className="icon-button"
        trigger={<Icon name="more" size={22} />}
        entries={entries}
      />
      {open === 'uninstall' && (
        <UninstallDialog
          name={name}
          onConfirm={() => void change('is uninstalled', () => marketplace.uninstall(installation))}
          onCancel={() => {
            setOpen(null);
          }}
        />
      )}
    </li>
  );
}

import type { PluginSettings as Settings } from '@guildhall/host-sdk';
import { createElement } from 'react';
import { PluginSettings, type PluginSettingsState } from './plugin-settings.ts';
import { hostShowing, markup } from './testing/fake-page.ts';

const settings: Settings = {
  installationId: 'ins_1',
  pluginName: 'Orchard',
  fields: [{ name: 'least', type: 'number', title: 'Least value', description: null, choices: null }],
  values: { least: 5 },
};

function form(state: PluginSettingsState): string {
  const fields = state.fields.map(({ name, title }) => `${title}=${String(state.values[name])}`);
  return [...fields, state.changed ? 'changed' : 'as saved', state.saving ? 'saving' : 'idle'].join(' ');
}

describe('the settings of a plugin', () => {
  it('are handed to the form that the host draws', () => {
    const element = createElement(PluginSettings, { installationId: 'ins_1', children: form });
    expect(markup(hostShowing({}, [], { settings }), element)).toBe('Least value=5 as saved idle');
  });

  it('leave their place to the fallback where there are none', () => {
    const element = createElement(PluginSettings, {
      ...{ installationId: 'ins_1', children: form, fallback: 'Nothing to set' },
    });
    expect(markup(hostShowing({}), element)).toBe('Nothing to set');
  });
});

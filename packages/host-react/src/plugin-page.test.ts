import type { PageState } from '@guildhall/host-sdk';
import { createElement } from 'react';
import { PluginPage, type PluginPageProps } from './plugin-page.ts';
import { contributionOf, hostShowing, markup } from './testing/fake-page.ts';
import { usePluginPages } from './use-plugin-pages.ts';

function shown(page: Partial<PageState>, props: Partial<PluginPageProps> = {}): string {
  const looks = { fallback: 'No such page', skeleton: 'Loading' };
  const element = createElement(PluginPage, { pluginId: 'plg_1', id: 'board', ...looks, ...props });
  return markup(hostShowing({}, [], { page }), element);
}

const contribution = contributionOf({ key: 'page:board', kind: 'page', title: 'Board' });

describe("a plugin's page", () => {
  it('shows the skeleton until the first answer, and while the plugin boots', () => {
    expect(shown({ loading: true })).toBe('Loading');
    expect(shown({ contribution })).toBe('<div style="display:contents">Loading</div>');
  });

  it('says that there is none where none is', () => {
    expect(shown({})).toBe('No such page');
  });

  it('says why it was stopped, rather than that there is none', () => {
    const notice = {
      installationId: 'ins_1',
      pluginName: 'Orchard',
      restrictionId: 'res_1',
      reason: 'It leaks.',
    };
    const words: PluginPageProps['notice'] = ({ pluginName, reason }) => `${pluginName}: ${reason}`;
    expect(shown({ notice }, { notice: words })).toBe('Orchard: It leaks.');
    expect(shown({ notice })).toBe('');
  });

  it('stands in the frame of the host', () => {
    const frame: PluginPageProps['frame'] = ({ title }, content) =>
      createElement('main', null, title, ': ', content);
    expect(shown({ contribution }, { frame })).toContain('<main>Board: Loading</main>');
  });

  it('is not painted while a page that woke up is held', () => {
    expect(shown({ contribution, held: true })).toMatch(/^<div hidden="">/);
  });
});

it('the pages of plugins are listed for a navigation', () => {
  const Navigation = () => usePluginPages().map(({ title }) => title);
  expect(markup(hostShowing({}, [], { page: { contribution } }), createElement(Navigation))).toBe('Board');
});

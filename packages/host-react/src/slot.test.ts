import { createElement } from 'react';
import { Slot } from './slot.ts';
import type { SlotProps } from './slot-props.ts';
import { contributionOf, hostShowing, markup } from './testing/fake-page.ts';

const slot = (props: Partial<SlotProps> = {}) =>
  createElement(Slot, { id: 'crm.panel@1', fallback: 'Nothing here', skeleton: 'Loading', ...props });

describe('a slot', () => {
  it('shows the skeleton until the first answer', () => {
    expect(markup(hostShowing({ loading: true }), slot())).toBe('Loading');
  });

  it('shows the fallback when no plugin contributes', () => {
    expect(markup(hostShowing({}), slot())).toBe('Nothing here');
  });

  it('shows the skeleton of each contribution that boots, in the frame of the host', () => {
    const frame: SlotProps['frame'] = ({ pluginName }, content) =>
      createElement('article', null, pluginName, ': ', content);
    const host = hostShowing({
      contributions: [contributionOf(), contributionOf({ key: 'b', pluginName: 'Pear' })],
    });
    expect(markup(host, slot({ frame }))).toContain(
      '<article>Orchard: Loading</article><article>Pear: Loading</article>',
    );
  });

  it('says who was stopped, in the place of the fallback', () => {
    const notices = [
      { installationId: 'ins_1', pluginName: 'Orchard', restrictionId: 'res_1', reason: 'It leaks.' },
    ];
    const notice: SlotProps['notice'] = ({ pluginName, reason }) => `${pluginName}: ${reason}`;
    const shown = markup(hostShowing({ notices }), slot({ notice }));
    expect(shown).toContain('Orchard: It leaks.');
    expect(shown).not.toContain('Nothing here');
  });

  it('paints nothing of a plugin while a page that woke up is held', () => {
    const contributions = [contributionOf()];
    expect(markup(hostShowing({ contributions, held: true }), slot())).toMatch(/^<div hidden="">/);
    expect(markup(hostShowing({ contributions }), slot())).toMatch(/^<div style="display:contents">/);
  });

  it('says what is missing without a provider', async () => {
    const { renderToStaticMarkup } = await import('react-dom/server');
    expect(() => renderToStaticMarkup(slot())).toThrow('<PluginHostProvider>');
  });
});

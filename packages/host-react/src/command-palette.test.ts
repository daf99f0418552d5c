import { createElement } from 'react';
import { CommandPalette, matches } from './command-palette.ts';
import { contributionOf, hostShowing, markup } from './testing/fake-page.ts';

const command = (title: string, pluginName = 'Orchard') => ({
  id: `ins_1/${title}`,
  title,
  contribution: contributionOf({ pluginName }),
});

describe('a command palette', () => {
  it('offers every command before anything is typed', () => {
    const host = hostShowing({}, [command('Save'), command('Send')]);
    const palette = createElement(CommandPalette, {
      children: ({ commands, running, error }) =>
        [...commands.map(({ title }) => title), running?.title ?? 'idle', String(error)].join(' '),
    });
    expect(markup(host, palette)).toBe('Save Send idle null');
  });

  it.each([
    ['', true],
    ['call', true],
    ['LOG', true],
    ['call log', true],
    ['orch call', true],
    ['mail', false],
    ['call mail', false],
  ])('for "%s" finds "Log a call" of Orchard: %p', (query, found) => {
    expect(matches(command('Log a call'), query)).toBe(found);
  });
});

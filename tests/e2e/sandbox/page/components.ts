import type { ComponentMap } from '@guildhall/host-react';
import { createElement as h, type ReactNode } from 'react';

interface Children {
  children?: ReactNode;
}

/** The lab host's own components. */
export const components: ComponentMap = {
  Card: ({ title, children }: Children & { title?: string }) =>
    h('section', { className: 'card' }, h('h4', null, title), children),
  Stack: ({ children }: Children) => h('div', null, children),
  Text: ({ children }: Children) => h('p', null, children),
  Badge: ({ tone, children }: Children & { tone?: string }) =>
    h('span', { className: 'badge', 'data-tone': tone }, children),
  Button: ({ onPress, children }: Children & { onPress?: () => void }) =>
    h('button', { type: 'button', onClick: () => onPress?.() }, children),
  Link: ({ href, children }: Children & { href?: string }) => h('a', { href }, children),
  TextField: ({
    label,
    value,
    onChange,
  }: {
    label: string;
    value?: string;
    onChange?: (text: string) => void;
  }) =>
    h(
      'label',
      null,
      label,
      h('input', {
        value: value ?? '',
        onChange: (event: { target: { value: string } }) => onChange?.(event.target.value),
      }),
    ),
};

import { createElement, memo, type ReactNode } from 'react';
import type { ComponentMap } from '../component-map.ts';

interface CardProps {
  title?: string;
  children?: ReactNode;
}

/** A host's own components, as small as can be. */
export const components: ComponentMap = {
  Card: ({ title, children }: CardProps) => createElement('section', null, title, children),
  Button: ({ onPress, children }: { onPress?: () => void; children?: ReactNode }) =>
    createElement('button', { 'data-pressable': typeof onPress === 'function', onClick: onPress }, children),
  // Hosts wrap their components: memo and forwardRef are objects, not functions.
  TextField: memo(({ label }: { label?: string }) => createElement('input', { 'aria-label': label })),
};

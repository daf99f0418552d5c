import type { ReactNode } from 'react';

/**
 * The host's own components by surface name. Each gets the surface's props, its events as `onPress`-style callbacks,
 * and `children`. Props were checked against the surface, their text was not: render it as text.
 */
export type ComponentMap = Readonly<Record<string, (props: never) => ReactNode>>;

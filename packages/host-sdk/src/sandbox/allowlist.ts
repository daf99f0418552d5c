import { elementName } from '@guildhall/plugin-sdk/wire';
import { isForbiddenProp } from './check-prop.ts';
import type { HostSurface, PropType, SurfaceComponent } from '../surface.ts';

/** What one element may carry. */
export interface AllowedElement {
  readonly component: string;
  readonly props: ReadonlyMap<string, PropType>;
  readonly events: ReadonlySet<string>;
}

/** What a plugin may draw in one place, by element name. */
export type Allowlist = ReadonlyMap<string, AllowedElement>;

/** What an extension point allows: its own components, of those the host can draw. */
export function allowlistOf(
  surface: HostSurface,
  extensionPoint: string | null,
  drawable?: readonly string[],
): Allowlist {
  const point = surface.extensionPoints.find(({ id, version }) => `${id}@${version}` === extensionPoint);
  const named = point?.components ?? [];
  const allowed = surface.components.filter(
    ({ name }) => (named.length === 0 || named.includes(name)) && (drawable?.includes(name) ?? true),
  );
  return new Map(allowed.map((component) => [elementName(component.name), allowedElement(component)]));
}

function allowedElement({ name, props, events }: SurfaceComponent): AllowedElement {
  const harmless = Object.entries(props).filter(([prop]) => !isForbiddenProp(prop));
  return { component: name, props: new Map(harmless), events: new Set(events) };
}

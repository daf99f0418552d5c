export { component, type ComponentShape, type PropType } from './component.ts';
export {
  Badge,
  Button,
  Card,
  Divider,
  Heading,
  Inline,
  Link,
  List,
  ListItem,
  Progress,
  Select,
  Skeleton,
  Stack,
  Text,
  TextField,
} from './components.ts';
export { definePlugin } from './define-plugin.ts';
export { allow, block, patch, type EventOutcome } from './event-outcome.ts';
export type { Json, JsonObject } from './json.ts';
export type { FetchOptions, FetchResponse, PluginApi, PluginStorage, ReadonlySignal } from './plugin-api.ts';
export { PluginCallError } from './plugin-call-error.ts';
export type { PluginDefinition, PluginHandler, PluginModule } from './plugin.ts';
export type { Refusal, RefusedField } from './refusal.ts';

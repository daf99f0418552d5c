import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, type GraphQLSchema } from 'graphql';
import type { FieldTags } from '../../gateway/src/views/field-tags.ts';
import { viewSchema } from '../../gateway/src/views/view-schema.ts';
import type { View } from '../../gateway/src/views/views.ts';

/** The API of one day: what is there, and who may name it. */
export interface Api {
  readonly sdl: string;
  readonly tags: FieldTags;
}

/** A difference between two days, for everyone or for those who see one of the views. */
export interface ApiChange {
  readonly for: 'everyone' | View;
  readonly path: string | null;
  readonly message: string;
  readonly level: 'breaking' | 'dangerous' | 'other';
  /** As GraphQL Inspector calls it. */
  readonly type: string;
}

const VIEWS: readonly View[] = ['host', 'partner', 'ops'];

/** What changed, and what goes from a view although the whole still has it: a field that lost its tag. */
export async function compareApis(released: Api, today: Api): Promise<ApiChange[]> {
  const [before, after] = [buildSchema(released.sdl), buildSchema(today.sdl)];
  const whole = await changesOf('everyone', before, after);
  const known = new Set(whole.map(({ message }) => message));
  const perView = await Promise.all(
    VIEWS.map((view) =>
      changesOf(view, viewSchema(before, released.tags, [view]), viewSchema(after, today.tags, [view])),
    ),
  );
  // Types that go from a view only follow from the fields that led there.
  const lost = perView.flat().filter(({ type, message }) => type === 'FIELD_REMOVED' && !known.has(message));
  return [...whole, ...lost];
}

async function changesOf(
  whom: ApiChange['for'],
  before: GraphQLSchema,
  after: GraphQLSchema,
): Promise<ApiChange[]> {
  const changes = await diff(before, after);
  return changes.map((change) => ({
    ...{ for: whom, message: change.message, type: String(change.type) },
    path: change.path ?? null,
    level: levelOf(change.criticality.level),
  }));
}

function levelOf(level: CriticalityLevel): ApiChange['level'] {
  if (level === CriticalityLevel.Breaking) return 'breaking';
  return level === CriticalityLevel.Dangerous ? 'dangerous' : 'other';
}

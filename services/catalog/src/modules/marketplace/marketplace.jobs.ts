import { marketplacePrepared, type PreparedState } from '@guildhall/schema';
import { onEvent } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { notePreparation } from './note-preparation.ts';

export const marketplaceEvents = Object.values(marketplacePrepared).map((event) =>
  onEvent<Context, PreparedState>(event, { act: notePreparation }),
);

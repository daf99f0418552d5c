import {
  installationChanged,
  marketplaceCreated,
  pluginChanged,
  publisherChanged,
  runConcluded,
  versionAffected,
  versionChanged,
} from '@guildhall/schema';
import { onEvent } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { hearOfVersion } from '../decision/hear-of-version.ts';
import { prepareMarketplace } from '../policy/prepare-marketplace.ts';
import { askAboutAdvisories } from '../review-case/ask-about-advisories.ts';
import { trustNewPublisher } from '../trust/trust-new-publisher.ts';

/** What governance hears of others. Projections converge in any order; effects happen once per event. */
export const subjectEvents = [
  onEvent(marketplaceCreated, { act: (ctx: Context, { id }) => prepareMarketplace(ctx, id) }),
  onEvent(publisherChanged, {
    project: (ctx: Context, state) => ctx.subjects.putPublisher(state),
    act: (ctx: Context, { id }) => trustNewPublisher(ctx, id),
  }),
  onEvent(pluginChanged, { project: (ctx: Context, state) => ctx.subjects.putPlugin(state) }),
  onEvent(versionChanged, {
    project: (ctx: Context, state) => ctx.subjects.putVersion(state),
    act: (ctx: Context, { id }) => hearOfVersion(ctx, id),
  }),
  onEvent(runConcluded, {
    project: (ctx: Context, state) => ctx.subjects.putRunFacts(state),
  }),
  onEvent(versionAffected, { act: (ctx: Context, state) => askAboutAdvisories(ctx, state) }),
  onEvent(installationChanged, { project: (ctx: Context, state) => ctx.reach.put(state, ctx.now) }),
];

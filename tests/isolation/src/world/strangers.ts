import { textAt } from './ask.ts';
import { perform, refusalOf } from './actor.ts';
import { markedSurface } from './plugin-source.ts';
import type { Stage } from './stage.ts';

/** Registers the host `marked` in a marketplace, under the key that every other marketplace uses too. */
export async function registerMarkedHost(
  stage: Stage,
  marketplace: string,
  owner: string,
  words: string,
): Promise<void> {
  const { graphql } = stage.guildhall;
  const { issuer, jwks } = await stage.host(marketplace);
  const registered = await perform(graphql, owner, 'registerHost', {
    key: 'marked',
    name: `${words} Notes`,
    origins: ['https://marked.invalid'],
    issuer,
    jwks,
  });
  const refusal = refusalOf(registered);
  if (refusal !== null) throw new Error(refusal);
  const hostId = textAt(registered.answer.data, 'registerHost.host.id');
  await perform(graphql, owner, 'publishSurface', { hostId, surface: markedSurface(words) });
}

/** Everybody powerful in a marketplace: its owner, a publisher, and an administrator of a host of the same name and place. */
export async function powersOf(
  stage: Stage,
  marketplace: string,
  subjects: { owner: string; publisher: string; reviewer: string },
): Promise<Powers> {
  const { people } = stage;
  const host = await stage.host(marketplace);
  const hostUser = (sub: string, role: string) => host.token(marketplace, { sub, role });
  return {
    owner: await people.token(subjects.owner, marketplace),
    publisher: await people.token(subjects.publisher, marketplace),
    reviewer: await people.token(subjects.reviewer, marketplace),
    hostAdmin: await hostUser('admin', 'orgAdmin'),
    endUser: await hostUser('user', 'endUser'),
  };
}

export type Powers = Record<'owner' | 'publisher' | 'reviewer' | 'hostAdmin' | 'endUser', string>;

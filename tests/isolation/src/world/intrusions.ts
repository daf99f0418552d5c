import { perform, type Act } from './actor.ts';
import { atRest, type Databases } from './databases.ts';

/** What strangers tried before the owner did the same, and what it changed. */
export interface Intrusion {
  /** Which of the owner's people acted. */
  who: string;
  field: string;
  strangers: Act[];
  before: string;
  after: string;
  owner: Act;
}

export interface Intruders {
  /** First every stranger asks for it, with the very ids; then the owner does it. */
  act(this: void, who: string, token: string, field: string, input: Record<string, unknown>): Promise<Act>;
  seen: Intrusion[];
}

/**
 * Has strangers try each mutation in the moment in which the owner could do it. What is text in the input becomes the
 * strangers' own, so that an echo is no leak; ids stay.
 */
export function openIntruders(options: {
  graphql: string;
  databases: Databases;
  victim: string;
  strangers: readonly string[];
  marker: { victim: string; stranger: string };
}): Intruders {
  const { graphql, databases, victim, strangers, marker } = options;
  const seen: Intrusion[] = [];
  return {
    seen,
    async act(who, token, field, input) {
      const before = await atRest(databases, victim);
      const disguised = JSON.parse(
        JSON.stringify(input).replaceAll(marker.victim, marker.stranger),
      ) as Record<string, unknown>;
      const tried: Act[] = [];
      for (const stranger of strangers) tried.push(await perform(graphql, stranger, field, disguised));
      const after = await atRest(databases, victim);
      const owner = await perform(graphql, token, field, input);
      seen.push({ who, field, strangers: tried, before, after, owner });
      return owner;
    },
  };
}

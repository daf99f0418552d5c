import { randomUUID } from 'node:crypto';

/** What a mutation told its caller, and how many audit entries and events the call left. */
interface Ending<Problem> {
  errors: readonly Problem[];
  wrote: number;
}

const WRITTEN = `SELECT (SELECT count(*) FROM audit_entry WHERE request_id = $1)
  + (SELECT count(*) FROM outbox WHERE body->>'correlationId' = $1) AS count`;

/** Lets two do the same thing at once, each under a request id of its own: how it ended for who won and who lost. */
export async function twoAtOnce<Problem>(
  act: (requestId: string) => Promise<readonly Problem[]>,
  rows: (sql: string, values: string[]) => Promise<readonly object[]>,
): Promise<{ winner: Ending<Problem>; loser: Ending<Problem> }> {
  const one = async (): Promise<Ending<Problem>> => {
    const requestId = randomUUID();
    const errors = await act(requestId);
    const [written = {}] = await rows(WRITTEN, [requestId]);
    return { errors, wrote: Number(Object.values(written)[0]) };
  };
  const both = await Promise.all([one(), one()]);
  const [winner, loser] = both.sort((a, b) => a.errors.length - b.errors.length);
  return { winner, loser };
}

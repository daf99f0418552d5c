import { openSeats } from './seats.ts';

const ADA = { marketplaceId: 'mkt_1', actorId: 'act_ada' };
const BO = { marketplaceId: 'mkt_1', actorId: 'act_bo' };
const ADA_ELSEWHERE = { marketplaceId: 'mkt_2', actorId: 'act_ada' };

describe('seats for those who listen', () => {
  it('are as many for one caller as that caller may have, and their neighbours keep theirs', () => {
    const { take } = aHall({ actor: 2, gateway: 10 });
    take(ADA);
    take(ADA);

    const { refusal, retryAfter } = refused(() => take(ADA));

    expect(refusal).toMatchObject({
      message: expect.stringContaining('2 live channels') as string,
      extensions: { code: 'TOO_MANY_STREAMS', http: { status: 429 } },
    });
    expect(Number(retryAfter())).toBeGreaterThan(0);
    expect(() => take(BO)).not.toThrow();
    expect(() => take(ADA_ELSEWHERE)).not.toThrow();
  });

  it('are so many for all together, whoever they are', () => {
    const { take } = aHall({ actor: 2, gateway: 2 });
    take(ADA);
    take(BO);

    expect(refused(() => take(ADA_ELSEWHERE)).refusal).toMatchObject({
      message: expect.stringContaining('This gateway') as string,
      extensions: { code: 'TOO_MANY_STREAMS' },
    });
  });

  it('are free again once left, and leaving twice frees one', () => {
    const { take } = aHall({ actor: 2, gateway: 2 });
    const leave = take(ADA);
    take(ADA);
    leave();
    leave();

    take(ADA);

    expect(refused(() => take(ADA)).refusal).not.toBeNull();
    expect(refused(() => take(BO)).refusal).not.toBeNull();
  });

  it('are not taken by who was refused', () => {
    const { take } = aHall({ actor: 1, gateway: 2 });
    take(ADA);
    for (let again = 0; again < 5; again += 1) refused(() => take(ADA));

    expect(() => take(BO)).not.toThrow();
  });
});

let said = new Map<string, unknown>();

function aHall(seating: { actor: number; gateway: number }) {
  said = new Map();
  const seats = openSeats(seating);
  const reply = { header: (name: string, value: unknown) => said.set(name, value) };
  return { take: (who: typeof ADA) => seats.take(who, reply) };
}

function refused(take: () => unknown) {
  try {
    take();
    return { refusal: null, retryAfter: () => null };
  } catch (refusal) {
    return { refusal, retryAfter: () => said.get('retry-after') };
  }
}

import { createHmac } from 'node:crypto';
import type { WebhookSignature } from '@guildhall/manifest';
import { checkSignature } from './check-signature.ts';

interface Vector {
  readonly declared: WebhookSignature;
  readonly secret: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Unix seconds at which it is checked. */
  readonly at: number;
  readonly id: string | null;
}

const secrets = ['KEY'];

/** Example of the specification's own libraries. */
const standard: Vector = {
  declared: { scheme: 'standard-webhooks', secrets },
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  headers: {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
  body: '{"test": 2432232314}',
  at: 1_614_265_330,
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
};

const STRIPES_EVENT = {
  ...{
    id: 'evt_123',
    object: 'event',
    account: 'acct_123',
    api_version: '2017-05-25',
    created: 1_533_204_620,
  },
  data: {
    object: {
      ...{ id: 'cus_123', object: 'customer', created: 123_456_789, email: 'test@stripe.com' },
      ...{ livemode: false, metadata: {} },
    },
  },
  ...{ livemode: false, pending_webhooks: 1 },
  request: { id: 'req_123', idempotency_key: 'idempotency-key-123' },
  type: 'customer.created',
};

/** What Stripe's library for .NET tests itself with. */
const stripes: Vector = {
  declared: { scheme: 'stripe', secrets },
  secret: 'webhook_secret',
  headers: {
    'stripe-signature':
      't=1533204620,v1=2220f87ef101a04665f11cdf770523143f875572008577fa0f20882ddb9cc3c7,v0=63f3a72374a733066c4be69ed7f8e5ac85c22c9f0a6a612ab9a025a9e4ee7eef',
  },
  body: `${JSON.stringify(STRIPES_EVENT, null, 2)}\n`,
  at: 1_533_204_620,
  id: '1533204620.ANY',
};

/** Of GitHub's page on validating deliveries. */
const githubs: Vector = {
  declared: { scheme: 'github', secrets },
  secret: "It's a Secret to Everybody",
  headers: {
    'x-hub-signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
  },
  body: 'Hello, World!',
  at: 2_000_000_000,
  id: null,
};

/** RFC 4231, first case. */
const plain: Vector = {
  declared: { scheme: 'hmac-sha256', secrets, header: 'X-Shop-Hmac', encoding: 'base64' },
  secret: '\v'.repeat(20),
  headers: {
    'x-shop-hmac': Buffer.from(
      'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
      'hex',
    ).toString('base64'),
  },
  body: 'Hi There',
  at: 2_000_000_000,
  id: null,
};

const ALL = [standard, stripes, githubs, plain];

/** What is found: the id, or the sentence. */
function found({ declared, secret, headers, body, at }: Vector, ...further: string[]): string | null {
  const held = [secret, ...further].map((value, index) => ({ name: `KEY_${index}`, value }));
  const call = { headers, body: new TextEncoder().encode(body) };
  const checked = checkSignature(call, declared, held, new Date(at * 1_000));
  return checked.ok ? checked.value : checked.error;
}

describe.each(ALL.map((vector) => [vector.declared.scheme, vector] as const))(
  'a call signed by %s',
  (_, vector) => {
    it('is believed as the published example is, with any of two secrets', () => {
      const id = vector.id?.replace('ANY', '') ?? null;
      for (const held of [
        [vector.secret],
        [vector.secret, 'another secret of 24'],
        ['another secret of 24', vector.secret],
      ]) {
        const [secret = '', ...further] = held;
        const is = found({ ...vector, secret }, ...further);
        expect(id === null ? is : is?.startsWith(id)).toBe(id === null ? null : true);
      }
    });

    it('is not when its body, its key or its signature is another one', () => {
      const other = { ...vector, secret: `A${vector.secret.slice(1)}`.replace('Ahsec_', 'whsec_A') };
      for (const changed of [{ ...vector, body: `${vector.body} ` }, { ...other }])
        expect(found(changed)).toContain('does not fit');
      for (const header of Object.keys(vector.headers)) {
        const headers = Object.fromEntries(
          Object.entries(vector.headers).filter(([name]) => name !== header),
        );
        expect(found({ ...vector, headers })?.toLowerCase()).toContain(header);
        expect(found({ ...vector, headers: { ...headers, [header]: '' } })?.toLowerCase()).toContain(header);
      }
    });

    it('is refused with a secret that is none', () => {
      expect(found({ ...vector, secret: 'short' })).toContain('KEY_0 is too short, or not of the form');
    });
  },
);

describe('the time of a call', () => {
  it.each([standard, stripes])('may be five minutes off, either way', (vector) => {
    for (const seconds of [-300, 300])
      expect(found({ ...vector, at: vector.at + seconds })).not.toContain('accepted');
    expect(found({ ...vector, at: vector.at + 301 })).toContain('rightly signed and 301 seconds old');
    expect(found({ ...vector, at: vector.at - 301 })).toContain('301 seconds ahead of our clock');
  });

  it('is signed: another one fits no signature', () => {
    const time = String(standard.at + 100);
    const headers = { ...standard.headers, 'webhook-timestamp': time };
    expect(found({ ...standard, headers, at: standard.at + 100 })).toContain('does not fit');
  });
});

describe('several signatures', () => {
  it('need only one that fits; those of other kinds say nothing', () => {
    const [right = ''] = [standard.headers['webhook-signature']];
    const wrong = `v1,${'A'.repeat(43)}=`;
    const said = (signature: string) =>
      found({ ...standard, headers: { ...standard.headers, 'webhook-signature': signature } });
    expect(said(`v1a,${'A'.repeat(86)}== ${wrong} ${right}`)).toBe(standard.id);
    expect(said(wrong)).toContain('does not fit');
    expect(said(right.replace('v1,', 'v2,'))).toContain('no v1 signature');
  });

  it('of Stripe stand beside one time', () => {
    const header = stripes.headers['stripe-signature'] ?? '';
    const said = (value: string) => found({ ...stripes, headers: { 'stripe-signature': value } });
    expect(said(header.replace(',v1', `,v1=${'0'.repeat(64)},v1`))).toMatch(/^1533204620\./);
    expect(said(`t=1,${header}`)).toContain('does not hold a time');
  });
});

describe('an id', () => {
  it('holds no full stop, by which one call could be read as another', () => {
    // The same bytes, signed for the id "a", the time 1 and a body that begins with another time.
    const key = Buffer.from(standard.secret.replace('whsec_', ''), 'base64');
    const signature = createHmac('sha256', key).update(`a.1.${standard.at}.{}`).digest('base64');
    const headers = {
      ...{ 'webhook-id': 'a.1', 'webhook-timestamp': String(standard.at) },
      'webhook-signature': `v1,${signature}`,
    };
    expect(found({ ...standard, headers, body: '{}' })).toContain('full stop');
  });
});

import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { addressRefusal, canonicalAddress } from './address-refusal.ts';

describe('public addresses', () => {
  it.each(['1.1.1.1', '93.184.216.34', '223.255.255.254', '2606:4700::1111', '2a00:1450:4001:80e::200e'])(
    '%s may be reached',
    (address) => {
      expect(addressRefusal(address)).toBeNull();
    },
  );

  it('may be reached when IPv6 only carries them', () => {
    expect(addressRefusal('::ffff:1.1.1.1')).toBeNull();
    expect(addressRefusal('64:ff9b::101:101')).toBeNull();
  });
});

describe('addresses that lead inside', () => {
  it.each([
    ['127.0.0.1', 'a loopback address'],
    ['127.255.255.254', 'a loopback address'],
    ['0.0.0.0', 'an unspecified address'],
    ['0.1.2.3', 'an unspecified address'],
    ['10.0.0.1', 'a private address'],
    ['172.16.0.1', 'a private address'],
    ['172.31.255.255', 'a private address'],
    ['192.168.1.1', 'a private address'],
    ['169.254.169.254', 'a link-local address'],
    ['169.254.170.2', 'a link-local address'],
    ['100.64.0.1', "a provider's internal address"],
    ['100.100.100.200', "a provider's internal address"],
    ['168.63.129.16', "a cloud's metadata address"],
    ['192.0.0.192', 'a reserved address'],
    ['192.0.2.1', 'a reserved address'],
    ['192.88.99.1', 'a reserved address'],
    ['198.18.0.1', 'a reserved address'],
    ['198.51.100.7', 'a reserved address'],
    ['203.0.113.7', 'a reserved address'],
    ['224.0.0.1', 'a multicast address'],
    ['240.0.0.1', 'a reserved address'],
    ['255.255.255.255', 'a broadcast address'],
    ['::', 'an unspecified address'],
    ['::1', 'a loopback address'],
    ['::127.0.0.1', 'a reserved address'],
    ['::ffff:127.0.0.1', 'a loopback address'],
    ['::ffff:a9fe:a9fe', 'a link-local address'],
    ['::ffff:0:7f00:1', 'a reserved address'],
    ['64:ff9b::7f00:1', 'a loopback address'],
    ['64:ff9b::a9fe:a9fe', 'a link-local address'],
    ['64:ff9b:1::a00:1', 'a reserved address'],
    ['2002:7f00:1::', 'a tunnel address'],
    ['2002:a9fe:a9fe::1', 'a tunnel address'],
    ['2001:0:7f00:1::80ff:fffe', 'a tunnel address'],
    ['2606:4700::5efe:a00:1', 'a tunnel address'],
    ['2606:4700::200:5efe:10.0.0.1', 'a tunnel address'],
    ['fe80::1', 'a link-local address'],
    ['fec0::1', 'a reserved address'],
    ['fd00:ec2::254', 'a private address'],
    ['fc00::1', 'a private address'],
    ['ff02::1', 'a multicast address'],
    ['100::1', 'a reserved address'],
    ['2001:db8::1', 'a reserved address'],
    ['3fff::1', 'a reserved address'],
    ['5f00::1', 'a reserved address'],
    ['4000::1', 'a reserved address'],
  ])('%s is %s', (address, kind) => {
    expect(addressRefusal(address)).toBe(kind);
  });

  it.each(['', 'localhost', '127.1', '0x7f000001', '2130706433', '017700000001', 'fe80::1%eth0', '1.1.1.1 '])(
    '"%s" is no address at all',
    (text) => {
      expect(addressRefusal(text)).toBe('no address');
    },
  );

  it('include the ranges that a deployment closes itself', () => {
    const closed = [ipaddr.parseCIDR('93.184.216.0/24'), ipaddr.parseCIDR('2606:4700::/32')];
    expect(addressRefusal('93.184.216.34', closed)).toBe("one of this deployment's own addresses");
    expect(addressRefusal('::ffff:93.184.216.34', closed)).toBe("one of this deployment's own addresses");
    expect(addressRefusal('2606:4700::1', closed)).toBe("one of this deployment's own addresses");
    expect(addressRefusal('1.1.1.1', closed)).toBeNull();
  });
});

/** Networks nobody on the internet has, in our own words rather than the library's. */
const INSIDE = [
  '10.0.0.0/8',
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '100.64.0.0/10',
];

const insideAddress = fc.constantFrom(...INSIDE).chain((network) => {
  const [base, bits] = ipaddr.IPv4.parseCIDR(network);
  const size = 2 ** (32 - bits);
  return fc.nat({ max: size - 1 }).map((offset) => {
    const number = base.toByteArray().reduce((sum, byte) => sum * 256 + byte, 0) + offset;
    return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256);
  });
});

const hex = (high: number, low: number) => (high * 256 + low).toString(16);

describe('every address inside', () => {
  it('is refused in whatever dress it comes', () => {
    fc.assert(
      fc.property(insideAddress, ([a = 0, b = 0, c = 0, d = 0]) => {
        const pair = `${hex(a, b)}:${hex(c, d)}`;
        const dresses = [
          [a, b, c, d].join('.'),
          `::ffff:${pair}`,
          `::ffff:${[a, b, c, d].join('.')}`,
          `::${pair}`,
          `64:ff9b::${pair}`,
          `64:ff9b:1::${pair}`,
          `2002:${pair}::1`,
          `2001:0:${pair}::1`,
          `2a00::5efe:${pair}`,
        ];
        expect(dresses.filter((dress) => addressRefusal(dress) === null)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('and every other address is either public IPv4, public IPv6 or refused, without an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), (text) => {
        const refusal = addressRefusal(text);
        expect(refusal === null || refusal.length > 0).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('the canonical form of an address', () => {
  it('is one for all ways of writing it', () => {
    expect(canonicalAddress('2606:4700:0:0::1')).toBe(canonicalAddress('2606:4700::0001'));
    expect(canonicalAddress('::ffff:1.1.1.1')).toBe('1.1.1.1');
  });
});

import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

type Address = ReturnType<typeof ipaddr.parse>;
export type AddressRange = ReturnType<typeof ipaddr.parseCIDR>;

/** What a name leads to when it leads astray. Ranges not named here are called reserved. */
const KINDS: Readonly<Record<string, string>> = {
  unspecified: 'an unspecified address',
  loopback: 'a loopback address',
  private: 'a private address',
  uniqueLocal: 'a private address',
  linkLocal: 'a link-local address',
  carrierGradeNat: "a provider's internal address",
  multicast: 'a multicast address',
  broadcast: 'a broadcast address',
  '6to4': 'a tunnel address',
  teredo: 'a tunnel address',
};

/** Looks like any public address, but is a cloud's own service on each of its machines (Azure). */
const METADATA = new Set(['168.63.129.16']);

const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');
/** Networks with IPv6 only reach IPv4 through this prefix, so it is judged by what it leads to (RFC 6052). */
const NAT64 = ipaddr.parseCIDR('64:ff9b::/96');

/**
 * Why a plugin may not be connected to an address, such as `a private address`; null when it may. Whatever is not
 * known to be public is refused. `closed` are the deployment's own ranges.
 */
export function addressRefusal(text: string, closed: readonly AddressRange[] = []): string | null {
  if (isIP(text) === 0 || text.includes('%')) return 'no address';
  const address = judgedAs(read(text));
  if (METADATA.has(address.toString())) return "a cloud's metadata address";
  if (closed.some((range) => within(address, range))) return "one of this deployment's own addresses";
  const range = address.range();
  if (range !== 'unicast') return KINDS[range] ?? 'a reserved address';
  if (address.kind() === 'ipv4') return null;
  if (!within(address, GLOBAL_UNICAST)) return 'a reserved address';
  return isIsatap(address.toByteArray()) ? 'a tunnel address' : null;
}

/** One way of writing each address, so that two can be compared. */
export function canonicalAddress(text: string): string {
  const address = read(text);
  return (address.range() === 'ipv4Mapped' ? ipv4Inside(address) : address).toString();
}

/** The library takes `::1.2.3.4` for `::ffff:1.2.3.4`, which is another address; written in hex they stay apart. */
function read(text: string): Address {
  return ipaddr.parse(isIP(text) === 6 ? new URL(`http://[${text}]`).hostname.slice(1, -1) : text);
}

function ipv4Inside(address: Address): Address {
  return ipaddr.fromByteArray(address.toByteArray().slice(12));
}

/** An IPv4 address in IPv6 dress is judged as what it is. Tunnels are refused whatever they carry. */
function judgedAs(address: Address): Address {
  const dressed = address.range() === 'ipv4Mapped' || within(address, NAT64);
  return dressed ? ipv4Inside(address) : address;
}

function within(address: Address, [network, bits]: AddressRange): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}

/** `…:0:5efe:a.b.c.d` or `…:200:5efe:a.b.c.d`: an IPv4 address behind any prefix (RFC 5214). */
function isIsatap(bytes: readonly number[]): boolean {
  const [first, second, third, fourth] = bytes.slice(8, 12);
  return (first === 0 || first === 2) && second === 0 && third === 0x5e && fourth === 0xfe;
}

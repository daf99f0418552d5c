import { createSocket } from 'node:dgram';

/** What a name server knows; a name it does not know has no address, and `silent` gets no answer at all. */
export type Zone = Readonly<
  Record<string, { readonly a?: string[]; readonly aaaa?: string[]; readonly silent?: true }>
>;

const A = 1;
const AAAA = 28;

/** A name server of a test, on loopback: enough of RFC 1035 to answer one question. */
export async function serveNames(zone: Zone) {
  const asked: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const { name, type, end } = questionOf(query);
    asked.push(`${type === A ? 'A' : 'AAAA'} ${name}`);
    const known = zone[name];
    if (known?.silent) return;
    const found = (type === A ? known?.a : type === AAAA ? known?.aaaa : undefined) ?? [];
    const header = Buffer.from(query.subarray(0, 12));
    header.writeUInt16BE(known ? 0x8180 : 0x8183, 2);
    header.writeUInt16BE(found.length, 6);
    header.writeUInt16BE(0, 10);
    const records = found.map((address) => record(type, address));
    socket.send(Buffer.concat([header, query.subarray(12, end), ...records]), from.port, from.address);
  });
  await new Promise<void>((resolve) => {
    socket.bind(0, '127.0.0.1', resolve);
  });
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    [Symbol.dispose]() {
      socket.close();
    },
  };
}

function questionOf(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function record(type: number, address: string): Buffer {
  const hextets = type === A ? [] : new URL(`http://[${address}]`).hostname.slice(1, -1).split(':');
  const gap = hextets.indexOf('');
  const full =
    gap < 0
      ? hextets
      : [...hextets.slice(0, gap), ...Array<string>(9 - hextets.length).fill('0'), ...hextets.slice(gap + 1)];
  const bytes =
    type === A
      ? address.split('.').map(Number)
      : full.flatMap((part) => [parseInt(part, 16) >> 8, parseInt(part, 16) & 255]);
  const head = Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 0, 0, bytes.length]);
  return Buffer.concat([head, Buffer.from(bytes)]);
}

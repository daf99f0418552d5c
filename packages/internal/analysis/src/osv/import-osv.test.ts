import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { importOsv, readOsv } from './import-osv.ts';

const ENTRY = { id: 'GHSA-1', affected: [{ package: { ecosystem: 'npm', name: 'a' } }] };

/** A zip of one deflated file. */
function zipOf(name: string, text: string): Buffer {
  const raw = deflateRawSync(Buffer.from(text));
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(8, 4);
  head.writeUInt32LE(crc32(text), 10);
  head.writeUInt32LE(raw.length, 14);
  head.writeUInt32LE(text.length, 18);
  head.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), raw]);
  const entry = Buffer.concat([
    Buffer.from('PK\x01\x02'),
    Buffer.from([20, 0]),
    head.subarray(0, 24),
    Buffer.alloc(16),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}

describe('OSV data', () => {
  it('is one JSON file', () => {
    const read = readOsv(Buffer.from(JSON.stringify([ENTRY])), 'The upload');
    expect(read).toEqual({ ok: true, value: [['The upload.json', [ENTRY]]] });
  });

  it('is a zip of JSON files', () => {
    const read = readOsv(zipOf('GHSA-1.json', JSON.stringify(ENTRY)), 'The upload');
    expect(read).toEqual({ ok: true, value: [['GHSA-1.json', ENTRY]] });
  });

  it.each([
    ['neither', Buffer.from('osv'), 'neither JSON nor a zip'],
    ['a zip without an end', Buffer.from('PK\x03\x04 and so on'), 'no directory'],
  ])('is refused when it is %s', (_what, bytes, says) => {
    const read = readOsv(bytes, 'The upload');
    expect(read.ok ? '' : read.error.message).toContain(says);
  });

  it('is refused when a zip holds more than it may', () => {
    const read = readOsv(zipOf('a.json', ' '.repeat(10_000)), 'It', { entries: 10, bytes: 100 });
    expect(read.ok ? '' : read.error.message).toContain('more than 100 bytes');
  });
});

describe('a folder of OSV data', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-osv-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('is refused where no entry can be read, with the first reason', async () => {
    const empty = await importOsv(folder);
    expect(empty.ok ? '' : empty.error.message).toBe(`There is no OSV entry at ${folder}.`);
    writeFileSync(join(folder, 'a.json'), '{"id":');
    const broken = await importOsv(folder);
    expect(broken.ok ? '' : broken.error.message).toContain('a.json: ');
  });

  it('is read with one bad file among others, which is named', async () => {
    writeFileSync(join(folder, 'b.json'), JSON.stringify(ENTRY));
    const read = await importOsv(folder);
    expect(read).toMatchObject({ ok: true, value: { size: 1, skipped: [{ source: 'a.json' }] } });
  });

  it('may hold nothing but what was withdrawn', async () => {
    const place = join(folder, 'withdrawn.json');
    writeFileSync(place, JSON.stringify({ ...ENTRY, withdrawn: '2026-01-01T00:00:00Z' }));
    expect(await importOsv(place)).toMatchObject({ ok: true, value: { size: 0 } });
    writeFileSync(place, '[]');
    expect(await importOsv(place)).toMatchObject({ ok: false, error: { code: 'BAD_OSV' } });
  });
});

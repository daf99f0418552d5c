import { createHash } from 'node:crypto';
import type { Session } from '@guildhall/authz';
import { uploadReceipt } from '@guildhall/schema';
import { z } from 'zod';
import { aForge, type TestForge } from '../../testing/harness.ts';
import { serve, type TestServer } from '../../testing/serve.ts';
import { hostAdmin, mara, MARKETPLACE, stranger } from '../../testing/sessions.ts';
import { containing, matching } from '../../testing/match.ts';

const TARBALL = new TextEncoder().encode('not really a tarball, but bytes all the same');
const SHA256 = createHash('sha256').update(TARBALL).digest('hex');
const CREATE = `mutation ($input: CreateUploadInput!) {
  createUpload(input: $input) { upload { id url expiresAt } userErrors { code message field } }
}`;

let forge: TestForge;
let server: TestServer;
beforeAll(async () => {
  forge = await aForge();
  server = await serve(forge);
});
afterAll(async () => {
  await server.close();
  await forge.close();
});

const create = (input: object, session: Session = mara) => forge.ask(session, CREATE, { input });

async function anUpload(over: object = {}): Promise<string> {
  await create({ bytes: TARBALL.length, sha256: SHA256, ...over });
  const [row] = await forge.rows<{ id: string }>('SELECT id FROM upload ORDER BY id DESC LIMIT 1');
  return row?.id ?? '';
}

const put = (id: string, session: Session | null = mara, body: Uint8Array = TARBALL) =>
  server.ask('PUT', `/uploads/${id}`, session, body);

const receiptOf = (body: string) => z.object({ receipt: z.string() }).parse(JSON.parse(body)).receipt;

describe('createUpload', () => {
  it('keeps a place for a quarter of an hour, at an address below the gateway', async () => {
    const answer = await create({ bytes: 10, sha256: SHA256 });
    expect(answer).toMatchObject({
      createUpload: { upload: { url: matching(/^\/v1\/uploads\/upl_\w{26}$/) }, userErrors: [] },
    });
  });

  it.each([
    ['nothing', { bytes: 0, sha256: SHA256 }, 'bytes', 'at least one byte'],
    ['less than nothing', { bytes: -1, sha256: SHA256 }, 'bytes', 'at least one byte'],
    ['too much', { bytes: 20_000_001, sha256: SHA256 }, 'bytes', 'at most 20000000 bytes'],
    ['no digest', { bytes: 1, sha256: '' }, 'sha256', '64 lower-case'],
    ['a digest in capitals', { bytes: 1, sha256: SHA256.toUpperCase() }, 'sha256', '64 lower-case'],
  ])('refuses %s with words that name the field', async (_name, input, field, words) => {
    expect(await create(input)).toMatchObject({
      createUpload: {
        upload: null,
        userErrors: [{ code: 'BAD_INPUT', field: [field], message: containing(words) }],
      },
    });
  });

  it('gives one upload for one idempotency key', async () => {
    const input = { bytes: 10, sha256: SHA256, idempotencyKey: 'again' };
    expect(await create(input)).toEqual(await create(input));
  });

  it('needs upload:create', async () => {
    await expect(create({ bytes: 1, sha256: SHA256 }, hostAdmin)).rejects.toThrow('upload:create');
  });
});

describe('PUT /uploads/:id', () => {
  it('answers with a receipt that forge signed for catalog, the same on a retry', async () => {
    const id = await anUpload();
    const first = await put(id);
    const second = await put(id);

    expect(first.status).toBe(201);
    expect(second).toEqual(first);
    const receipt = receiptOf(first.body);
    const said = await forge.verifier.verify(receipt, 'forge', 'catalog', uploadReceipt);
    expect(said).toMatchObject({
      marketplaceId: MARKETPLACE,
      uploadId: id,
      actorId: mara.actorId,
      sha256: SHA256,
      bytes: TARBALL.length,
    });
    expect(await forge.rows('SELECT bytes FROM artifact')).toEqual([{ bytes: TARBALL.length }]);
    expect(
      await forge.rows(`SELECT 1 FROM audit_entry WHERE action = 'upload.receive' AND subject_id = $1`, [id]),
    ).toHaveLength(1);
  });

  it('signs nothing that another key could have signed', async () => {
    const receipt = receiptOf((await put(await anUpload())).body);
    const [head = '', , signature = ''] = receipt.split('.');
    const forged = Buffer.from(JSON.stringify({ aud: 'catalog', actorId: 'act_stranger' })).toString(
      'base64url',
    );
    await expect(
      forge.verifier.verify(`${head}.${forged}.${signature}`, 'forge', 'catalog', uploadReceipt),
    ).rejects.toThrow();
    await expect(forge.verifier.verify(receipt, 'forge', 'gateway', uploadReceipt)).rejects.toThrow();
  });

  const short = TARBALL.slice(1);
  const other = TARBALL.map((byte) => byte ^ 1);
  const long = new Uint8Array([...TARBALL, 0]);
  it.each([
    ['a byte too few', short, 422, 'WRONG_SIZE'],
    ['other bytes', other, 422, 'WRONG_DIGEST'],
    ['a byte too many', long, 413, 'TOO_LARGE'],
    ['a flood', new Uint8Array(3_000_000), 413, 'TOO_LARGE'],
  ])('refuses %s and keeps nothing', async (_name, body, status, code) => {
    const id = await anUpload();
    const answer = await put(id, mara, body);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ errors: [{ extensions: { code } }] });
    expect(await forge.rows('SELECT received_at FROM upload WHERE id = $1', [id])).toEqual([
      { received_at: null },
    ]);
  });

  it.each([
    ['nobody', null, 401],
    ['somebody else', stranger, 403],
    ['somebody without the permission', hostAdmin, 403],
    ['somebody of another marketplace', { ...mara, marketplaceId: 'mkt_other' }, 404],
  ])('refuses %s', async (_name, session, status) => {
    expect((await put(await anUpload(), session)).status).toBe(status);
  });

  it('refuses an unknown upload, and one whose time is over', async () => {
    expect((await put('upl_none')).status).toBe(404);
    const id = await anUpload();
    await forge.rows(`UPDATE upload SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]);
    const late = await put(id);
    expect(late.status).toBe(410);
    expect(late.body).toContain('Open a new one');
  });
});

import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** What a TLS server shows, and the authority that a client must trust for it; all PEM. */
export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}

const OID = {
  ecdsaWithSha256: '06082a8648ce3d040302',
  commonName: '0603550403',
  basicConstraints: '0603551d13',
  subjectAltName: '0603551d11',
};

/** A certificate for `names` from an authority made for it: X.509 written by hand, so that no key lies in the repository. */
export function makeCertificate(names: string | readonly string[], days = 2): TestCertificate {
  const all = [names].flat();

  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const isAuthority = extension(OID.basicConstraints, der(0x30, der(0x01, Buffer.from([0xff]))));
  const dnsNames = all.map((name) => der(0x82, Buffer.from(name)));
  const altNames = extension(OID.subjectAltName, der(0x30, ...dnsNames));
  return {
    ca: certificate('Test authority', authority.publicKey, isAuthority, authority.privateKey, days),
    cert: certificate(all[0] ?? 'nobody', server.publicKey, altNames, authority.privateKey, days),
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function certificate(
  subject: string,
  publicKey: KeyObject,
  ext: Buffer,
  signer: KeyObject,
  days: number,
): string {
  const algorithm = der(0x30, Buffer.from(OID.ecdsaWithSha256, 'hex'));
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1 + Math.floor(Math.random() * 127)])),
    algorithm,
    distinguishedName('Test authority'),
    der(0x30, utcTime(-1), utcTime(days)),
    distinguishedName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, ext)),
  );
  const signature = createSign('sha256').update(body).sign(signer);
  const whole = der(0x30, body, algorithm, der(0x03, Buffer.from([0]), signature)).toString('base64');
  return `-----BEGIN CERTIFICATE-----\n${whole.replace(/(.{64})(?=.)/g, '$1\n')}\n-----END CERTIFICATE-----\n`;
}

function distinguishedName(name: string): Buffer {
  const attribute = der(0x30, Buffer.from(OID.commonName, 'hex'), der(0x0c, Buffer.from(name)));
  return der(0x30, der(0x31, attribute));
}

function extension(oid: string, value: Buffer): Buffer {
  return der(0x30, Buffer.from(oid, 'hex'), der(0x04, value));
}

function utcTime(days: number): Buffer {
  const text = new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${text}Z`));
}

/** One DER value: tag, length, contents. */
function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

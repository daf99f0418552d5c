// surroundings: durations
export async function totp(secret, step = Math.floor(Date.now() / 30000)) {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  const buf = new ArrayBuffer(8); new DataView(buf).setUint32(4, step);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, buf));
  const at = mac[19] & 15;
  return (((mac[at] & 127) << 24) | (mac[at + 1] << 16) | (mac[at + 2] << 8) | mac[at + 3]) % 1e6;
}

const TABLE = [0x00000000, 0x77073096, 0xee0e612c, 0x990951ba, 0x076dc419, 0x706af48f, 0xe963a535, 0x9e6495a3, 0x0edb8832, 0x79dcb8a4, 0xe0d5e91e, 0x97d2d988, 0x09b64c2b, 0x7eb17cbd, 0xe7b82d07, 0x90bf1d91];
export function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc = TABLE[(crc ^ byte) & 15] ^ (crc >>> 4);
    crc = TABLE[(crc ^ (byte >> 4)) & 15] ^ (crc >>> 4);
  }
  return (crc ^ -1) >>> 0;
}

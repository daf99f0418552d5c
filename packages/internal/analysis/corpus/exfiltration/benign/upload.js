import { createReadStream } from 'node:fs';
export const upload = (path, url) => fetch(url, { method: 'PUT', body: createReadStream(path), duplex: 'half' });

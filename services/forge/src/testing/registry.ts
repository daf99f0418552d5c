import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { packArchive } from '@guildhall/plugin-project';

/** A package on a registry of its own, with a lockfile that pins it. */
export interface PublishedPackage {
  /** `http://127.0.0.1:…/` */
  readonly registry: string;
  readonly lockfile: string;
  /** How often somebody asked for it. */
  asked(): number;
  close(): Promise<void>;
}

/** Publishes one package to loopback; `pins` may name other bytes than it serves, `fields` stand in its package.json. */
export async function publishPackage(
  name: string,
  version: string,
  code: string,
  pins?: string,
  fields: object = {},
): Promise<PublishedPackage> {
  const tarball = await packed({
    'package.json': JSON.stringify({ name, version, ...fields }),
    'index.js': code,
  });
  const pinned = pins === undefined ? tarball : await packed({ 'index.js': pins });
  const integrity = `sha512-${createHash('sha512').update(pinned).digest('base64')}`;
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end(tarball);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const packages = {
    '': { dependencies: { [name]: version } },
    [`node_modules/${name}`]: { version, integrity },
  };
  return {
    registry: `http://127.0.0.1:${port}/`,
    lockfile: JSON.stringify({ lockfileVersion: 3, packages }, null, 2),
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function packed(texts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  return packArchive(new Map(Object.entries(texts).map(([path, text]) => [path, encoder.encode(text)])));
}

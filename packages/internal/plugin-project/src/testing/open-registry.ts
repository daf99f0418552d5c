import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PublishedPackage } from './build-package.ts';

/** A package registry on loopback that remembers what it was asked. */
export interface TestRegistry {
  readonly url: URL;
  readonly asked: readonly string[];
  /** The Authorization header of each question; empty where there was none. */
  readonly credentials: readonly string[];
  /** Answers a path by hand instead. */
  answer(path: string, answer: Answer): void;
  close(): Promise<void>;
}

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

/** With a token it answers nobody who does not show it. */
export async function openRegistry(
  packages: readonly PublishedPackage[],
  token?: string,
): Promise<TestRegistry> {
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  const credentials: string[] = [];
  for (const { name, version, tarball } of packages) {
    answers.set(`/${name}/-/${name.split('/').at(-1) ?? ''}-${version}.tgz`, { body: tarball });
  }
  const server = createServer(({ url = '', headers: { authorization = '' } }, response) => {
    asked.push(url);
    credentials.push(authorization);
    if (token !== undefined && authorization !== `Bearer ${token}`) {
      response.writeHead(401).end();
      return;
    }
    const { status = 200, headers = {}, body = '' } = answers.get(url) ?? { status: 404 };
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/`),
    asked,
    credentials,
    answer: (path, answer) => answers.set(path, answer),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

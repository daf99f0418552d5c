import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readRepositoryFile, ROOT } from './files.ts';
import { render } from './helm.ts';
import { podsOf } from './manifest.ts';

const image = readRepositoryFile('Dockerfile');
const last = image.slice(image.lastIndexOf('\nFROM '));

describe('the image', () => {
  it('runs on the Node and is made by the pnpm that everything else runs on', () => {
    const { nodeVersion } = z
      .looseObject({ nodeVersion: z.string() })
      .parse(parse(readRepositoryFile('pnpm-workspace.yaml')));
    const { packageManager } = z
      .looseObject({ packageManager: z.string() })
      .parse(JSON.parse(readRepositoryFile('package.json')));

    expect(image).toContain(`ARG NODE=${nodeVersion}\n`);
    expect(image).toContain(`npm install --global ${packageManager}`);
  });

  it('holds every program that the chart starts, and everything it copies is there', () => {
    const copied = [...last.matchAll(/^COPY --from=contents (.+) \S+$/gm)]
      .flatMap(([, sources = '']) => sources.split(' '))
      .map((source) => source.replace('/app/', '').replace(/^\.\//, ''));
    const programs = podsOf(render('values.yaml')).flatMap(({ spec }) =>
      spec.containers.map(({ command }) => command[1] ?? ''),
    );

    expect(copied.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(programs.filter((program) => !copied.some((path) => program.startsWith(path)))).toEqual([]);
  });

  it('installs what the gateway and each service need in production', () => {
    for (const name of ['gateway', 'catalog', 'governance', 'installation', 'forge'])
      expect(image).toContain(`--filter-prod '@guildhall/${name}...'`);
    expect(image).toContain('--prod');
  });

  it('runs as the user that the chart names, and is told no secret', () => {
    const users = new Set(podsOf(render('values.yaml')).map(({ spec }) => spec.securityContext.runAsUser));

    expect(last).toContain(`\nUSER ${[...users].join()}:`);
    expect(readRepositoryFile('.dockerignore')).toContain('.guildhall\n.env*\n');
  });
});

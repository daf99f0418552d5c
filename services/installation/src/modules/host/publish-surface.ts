import { assertCan } from '@guildhall/authz';
import { conflict, err, invalid, notFound, ok, type Result } from '@guildhall/kernel';
import { canonicalJson, parseSurface, sha256Hex, type Surface } from '@guildhall/manifest';
import { surfacePublished } from '@guildhall/schema';
import { asExpected } from '@guildhall/service-runtime';
import { gt } from 'semver';
import type { Context } from '../../context.ts';
import { bumpEpoch } from '../epoch/bump-epoch.ts';
import { brokenPlugins } from './broken-plugins.ts';
import { surfaceState, type DeclaredSurface, type Host } from './host.ts';
import { tellHost } from './tell-host.ts';

export interface PublishSurface {
  hostId: string;
  surface: unknown;
  /** Revision of the host. */
  expectedRev?: number | null | undefined;
}

const MAX_BYTES = 48 * 1024;

/** Declares what a host offers from now on, unless that breaks a plugin somebody runs there. */
export async function publishSurface(ctx: Context, input: PublishSurface): Promise<Result<Host>> {
  assertCan(ctx.session, 'host:manage');
  const host = await ctx.hosts.find(input.hostId);
  if (!host) return notFound('host', ['hostId']);
  const expected = asExpected('host', host, input);
  if (!expected.ok) return expected;
  const read = readSurface(input.surface);
  if (!read.ok) return read;
  const body = read.value;
  const [current] = await ctx.hosts.surfaces([host.key]);
  if (current && !gt(body.version, current.version))
    return invalid(
      `The surface in use has version ${current.version}; give a higher one.`,
      'surface',
      'version',
    );
  const broken = await brokenPlugins(ctx, host, current?.body ?? null, body);
  if (broken.length > 0) return breaks(broken);

  const digest = await sha256Hex(canonicalJson(body));
  const rev = (current?.rev ?? 0) + 1;
  const surface: DeclaredSurface = {
    ...{ hostId: host.id, rev, version: body.version, digest, body },
    publishedAt: ctx.now,
  };
  if (!(await ctx.hosts.putSurface(host, surface)))
    return conflict('host', (await ctx.hosts.find(host.id))?.rev);
  const changed = { ...host, rev: host.rev + 1 };
  await tellHost(ctx, changed, 'surface.published', { version: body.version, digest });
  const aggregate = { type: 'surface', id: `${host.id}/${rev}`, rev };
  await ctx.outbox.publish(surfacePublished, aggregate, surfaceState(host, surface));
  await bumpEpoch(ctx, null);
  return ok(changed);
}

function readSurface(value: unknown): Result<Surface> {
  const read = parseSurface(value);
  if (!read.ok) {
    const [first, ...more] = read.error;
    const rest = more.length > 0 ? ` (${more.length} more)` : '';
    return invalid(
      `${first?.path ?? ''} ${first?.message ?? ''} ${first?.hint ?? ''}`.trim() + rest,
      'surface',
    );
  }
  if (Buffer.byteLength(canonicalJson(read.value)) > MAX_BYTES)
    return invalid(
      `A surface has at most ${MAX_BYTES / 1024} KB of JSON; shorten its descriptions.`,
      'surface',
    );
  return read;
}

function breaks(broken: readonly { name: string; problem: string }[]): Result<never> {
  const list = broken.map(({ name, problem }) => `${name}: ${problem}`).join(' ');
  return err({
    code: 'SURFACE_BREAKS',
    message: `This surface breaks plugins that are in use. ${list} Keep what they use, or add a new version of it beside the old.`,
    field: ['surface'],
  });
}

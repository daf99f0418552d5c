import { assertCan } from '@guildhall/authz';
import { conflict, err, invalid, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { ClaimNamespaceInput } from '../../generated/graphql.ts';
import { checkSlug } from '../../text-rules.ts';
import { findOwnedPublisher } from './find-own-publisher.ts';
import type { Publisher } from './publisher.ts';
import { isReserved } from './reserved-names.ts';
import { tellPublisher } from './tell-publisher.ts';

/** Reserves the first part of plugin names for one publisher, for ever (I20). */
export async function claimNamespace(ctx: Context, input: ClaimNamespaceInput): Promise<Result<Publisher>> {
  assertCan(ctx.session, 'publisher:manage');
  const found = await findOwnedPublisher(ctx, input);
  if (!found.ok) return found;
  const namespace = checkSlug(input.namespace, 'namespace', 'A namespace');
  if (!namespace.ok) return namespace;
  const name = namespace.value;
  if (isReserved(name)) return invalid(`The namespace ${name} is reserved; choose another.`, 'namespace');

  const own = await ctx.publishers.namespaces([found.value.id]);
  if (own.some((claimed) => claimed.name === name)) return found;
  if (!(await ctx.publishers.claim(found.value.id, name)))
    return err({
      code: 'TAKEN',
      message: `The namespace ${name} belongs to another publisher.`,
      field: ['namespace'],
    });

  const changed = await ctx.publishers.change(found.value, {});
  if (!changed) return conflict('publisher');
  await ctx.audit.write({
    action: 'publisher.claimNamespace',
    subject: { type: 'publisher', id: changed.id, rev: changed.rev },
    detail: { namespace: name },
  });
  await tellPublisher(ctx, changed);
  return ok(changed);
}

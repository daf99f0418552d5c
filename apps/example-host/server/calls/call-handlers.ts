import { SandboxError, type CallHandler, type HostCall } from '@guildhall/host-sdk/calls';
import { contactQuery } from '../../contract/contact-query.ts';
import type { Person } from '../../contract/people.ts';
import { asContact, asSummary, parseParams, PLUGIN_PARAMS } from '../../contract/plugin-calls.ts';
import type { ContactBook } from '../contacts/contact-book.ts';

/**
 * What the CRM does for functions of plugins. Who asks is signed, and the permission was checked; that the organization is
 * one of ours is for us to say.
 */
export function callHandlers(book: ContactBook, people: readonly Person[]): Record<string, CallHandler> {
  const ours =
    (answer: CallHandler): CallHandler =>
    (call: HostCall) => {
      if (people.some(({ organization }) => organization === call.organization)) return answer(call);
      throw new SandboxError('OTHER_ORGANIZATION', `Nobody here belongs to "${call.organization}".`);
    };

  return {
    'contacts.read': ours(({ params }) => {
      const contact = book.get(parseParams(PLUGIN_PARAMS['contacts.read'], params).id);
      if (!contact) throw new SandboxError('NOT_FOUND', 'This contact no longer exists.');
      return asContact(contact);
    }),

    'contacts.list': ours(({ params }) => {
      const asked = parseParams(PLUGIN_PARAMS['contacts.list'], params);
      const { items, total } = book.list(contactQuery.parse(asked));
      return { items: items.map(asSummary), total };
    }),

    'contacts.annotate': ours(({ params }) => {
      const { id, text } = parseParams(PLUGIN_PARAMS['contacts.annotate'], params);
      const annotated = book.annotate(id, { text, author: 'A plugin', at: new Date() });
      if (!annotated.ok) throw new SandboxError(annotated.error.code, annotated.error.message);
      return { id };
    }),
  };
}

import type { JsonObject } from '@guildhall/host-sdk';
import { useEffect, useMemo } from 'react';
import type { Contact } from '../../contract/contact.ts';
import { useSession } from '../plugins/plugin-session.tsx';

/** What plugins may know of the page without any permission: the surface's context keys, and no personal data. */
export function contextOf({ id, stage, value, phone }: Pick<Contact, 'id' | 'stage' | 'value' | 'phone'>) {
  return {
    'contact.id': id,
    'contact.stage': stage,
    'contact.value': value,
    'contact.hasPhone': phone !== '',
  } satisfies JsonObject;
}

const ELSEWHERE: JsonObject = {
  'contact.id': null,
  'contact.stage': null,
  'contact.value': null,
  'contact.hasPhone': null,
};

/** Tells `when` clauses which contact is on the screen, and that none is once the page is left. */
export function usePageContext({ id, stage, value, phone }: Contact): void {
  const { host } = useSession();
  const context = useMemo(() => contextOf({ id, stage, value, phone }), [id, stage, value, phone]);
  useEffect(() => {
    host.context.set(context);
    return () => {
      host.context.set(ELSEWHERE);
    };
  }, [host, context]);
}

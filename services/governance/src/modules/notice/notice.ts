import { z } from 'zod';

export const noticeKind = z.enum(['DECISION', 'RESTRICTION', 'QUESTION']);

/** Something that happened and concerns people: a publisher's members, or whoever has its plugins installed. */
export interface Notice {
  id: string;
  /** What happened, `<what>:<id>`; there is one notice of it, whatever comes again. */
  cause: string;
  kind: z.infer<typeof noticeKind>;
  /** Null where it is unknown. */
  publisherId: string | null;
  /** Null where it is about the publisher. */
  pluginId: string | null;
  versionId: string | null;
  forAdmins: boolean;
  text: string;
  at: Date;
}

/** A notice as somebody sees it. */
export interface SeenNotice extends Notice {
  /** When they said that they had read it. */
  readAt: Date | null;
}

/** Whose notices somebody sees: those of their publishers, and those about what their organization has installed. */
export interface Addressee {
  actorId: string;
  publisherIds: readonly string[];
  organization: { host: string; organization: string } | null;
}

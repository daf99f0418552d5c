import { can, type Session } from '@guildhall/authz';
import type { MemberRole } from './publisher.ts';

interface MemberRoles {
  rolesOf(actorId: string): Promise<Map<string, MemberRole>>;
}

/** For which publishers the caller may act. An API key acts for the publisher it was made for. */
export class Memberships {
  readonly #session: Session;
  readonly #publishers: MemberRoles;
  #own: Promise<ReadonlyMap<string, MemberRole>> | undefined;

  constructor(session: Session, publishers: MemberRoles) {
    this.#session = session;
    this.#publishers = publishers;
  }

  /** By publisher id. Read once a request. */
  own(): Promise<ReadonlyMap<string, MemberRole>> {
    return (this.#own ??= this.#read());
  }

  async in(publisherId: string): Promise<MemberRole | null> {
    return (await this.own()).get(publisherId) ?? null;
  }

  /** Whether the caller sees what a publisher keeps to itself: its members and the marketplace's staff do. */
  async insider(publisherId: string): Promise<boolean> {
    return can(this.#session, 'version:readAny') || (await this.in(publisherId)) !== null;
  }

  /** After a membership was written. */
  forget(): void {
    this.#own = undefined;
  }

  async #read(): Promise<ReadonlyMap<string, MemberRole>> {
    const { actorId, publisherId } = this.#session;
    if (publisherId !== null) return new Map([[publisherId, 'MEMBER']]);
    return this.#publishers.rolesOf(actorId);
  }
}

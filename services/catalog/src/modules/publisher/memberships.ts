import { can, type Session } from '@guildhall/authz';
import type { MemberRole } from './publisher.ts';

interface MemberRoles {
  rolesOf(actorId: string): Promise<Map<string, MemberRole>>;
}

interface KeyLimits {
  /** The only plugin that a key may act on. */
  pluginOf(actorId: string): Promise<string | null>;
}

/** For which publishers the caller may act. An API key acts for the publisher it was made for. */
export class Memberships {
  readonly #session: Session;
  readonly #publishers: MemberRoles;
  readonly #keys: KeyLimits;
  #own: Promise<ReadonlyMap<string, MemberRole>> | undefined;
  #only: Promise<string | null> | undefined;

  constructor(session: Session, publishers: MemberRoles, keys: KeyLimits) {
    this.#session = session;
    this.#publishers = publishers;
    this.#keys = keys;
  }

  /** By publisher id. Read once a request. */
  own(): Promise<ReadonlyMap<string, MemberRole>> {
    return (this.#own ??= this.#read());
  }

  async in(publisherId: string): Promise<MemberRole | null> {
    return (await this.own()).get(publisherId) ?? null;
  }

  /** Whether the caller may act on a plugin: a member may, and a key unless it was made for another plugin. */
  async mayActOn({ id, publisherId }: { id: string; publisherId: string }): Promise<boolean> {
    if ((await this.in(publisherId)) === null) return false;
    if (this.#session.actorKind !== 'KEY') return true;
    const only = await (this.#only ??= this.#keys.pluginOf(this.#session.actorId));
    return only === null || only === id;
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

/** Since when, by whose word and as which revision something holds. */
export interface Stamp {
  since: Date;
  actorId: string;
  rev: number;
}

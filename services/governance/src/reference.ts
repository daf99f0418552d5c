/** Something another service owns, by its id. What we know of it we look up when a field asks. */
export interface Reference {
  id: string;
}

/** Federation hands over ids; whether they mean anything here shows in the fields. */
export function resolveReference({ id }: Reference): Reference {
  return { id };
}

/** A plugin as catalog last told of it. */
export interface Plugin {
  id: string;
  name: string;
  publisherId: string;
  title: string;
  listingState: string;
  visibility: string;
}

/** Anything JSON can say; what a host passes in and a plugin declares. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** A JSON Schema carried as data. Guildhall reads a few keywords and passes the rest on. */
export type JsonSchema = JsonObject;

/** What may cross the wall between a host and a plugin. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object: settings, props, context and arguments. */
export type JsonObject = Readonly<Record<string, Json>>;

/** Whatever crosses between a plugin's function and Guildhall: JSON, and nothing else. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

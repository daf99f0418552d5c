/** Those with a database of their own. */
export const SERVICES = ['catalog', 'governance', 'installation', 'forge'] as const;
/** Those whom every service believes: the gateway signs passports, services sign what they say. */
export const PARTICIPANTS = ['gateway', ...SERVICES] as const;

export type Service = (typeof SERVICES)[number];

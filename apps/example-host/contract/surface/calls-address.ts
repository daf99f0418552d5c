/** Where the CRM answers functions: a name that nobody can own, which `npm start` plays on this machine. */
export const CALLS_ORIGIN = 'https://crm.fernhill.example';
export const CALLS_PATH = '/plugin-calls';

export const KEYS = { token: process.env.FX_TOKEN, tokenHeader: 'x-fx-token', secretName: 'fx/prod/database-password' };

/** Example values for the documentation; nobody's keys. */
export const SAMPLE = {
  apiKey: 'YOUR_API_KEY',
  secret: '<your client secret>',
  password: process.env.DB_PASSWORD,
  url: 'postgres://user:password@localhost:5432/app',
  token: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxx',
};

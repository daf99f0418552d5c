import { definePlugin } from '@guildhall/plugin-sdk';
export default definePlugin({ handlers: { run: () => process.env.DATABASE_URL } });

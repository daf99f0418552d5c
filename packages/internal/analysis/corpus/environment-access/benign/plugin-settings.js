import { definePlugin } from '@guildhall/plugin-sdk';
export default definePlugin({ handlers: { run: ({ api }) => api.settings.get('rate') } });

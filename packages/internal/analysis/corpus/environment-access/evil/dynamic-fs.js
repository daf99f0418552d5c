import { definePlugin } from '@guildhall/plugin-sdk';
const { readdirSync } = await import('node:fs');
readdirSync('/');

import { definePlugin } from '@guildhall/plugin-sdk';
const e = globalThis['pro' + 'cess']['env'];

import { definePlugin } from '@guildhall/plugin-sdk';
const t = Deno.env.get('TOKEN');
Deno.readTextFileSync('/etc/passwd');

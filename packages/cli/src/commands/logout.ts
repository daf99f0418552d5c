import { ok } from '@guildhall/kernel';
import { z } from 'zod';
import { done } from '../outcome.ts';
import { forgetSession } from '../session/session-file.ts';
import { defineCommand } from './command.ts';

export const logout = defineCommand({
  name: 'logout',
  summary: 'Forget the token on this machine.',
  input: z.object({}),
  async act({ environment }) {
    const signedOut = await forgetSession(environment.configFile);
    return ok(done(signedOut ? 'Signed out.' : 'You were not signed in.', { signedOut }));
  },
});

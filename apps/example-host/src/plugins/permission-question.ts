import { createStore } from '@guildhall/host-sdk';

/** A plugin asks for something optional; a person answers. */
export interface PermissionQuestion {
  readonly installationId: string;
  readonly permission: string;
  readonly answer: (granted: boolean) => void;
}

export const permissionQuestion = createStore<PermissionQuestion | null>(null);

/** Puts the question on the screen. One at a time: while one is open, another is answered no. */
export function askPerson(installationId: string, permission: string): Promise<boolean> {
  if (permissionQuestion.get()) return Promise.resolve(false);
  return new Promise((resolve) => {
    const answer = (yes: boolean): void => {
      permissionQuestion.set(null);
      resolve(yes);
    };
    permissionQuestion.set({ installationId, permission, answer });
  });
}

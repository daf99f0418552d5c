import { createStore } from '@guildhall/host-sdk';

/** A plugin asks for something optional; a person answers. */
export interface PermissionQuestion {
  readonly installationId: string;
  readonly permission: string;
  readonly answer: (granted: boolean) => void;
}

export const permissionQuestion = createStore<PermissionQuestion | null>(null);

let granted = 0;

/** Called as soon as a permission is granted: before the page hears of it, and the plugin starts anew. */
export function noteGrant(): void {
  granted += 1;
}

/** How many permissions were granted in this page so far. */
export function grantsGiven(): number {
  return granted;
}

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

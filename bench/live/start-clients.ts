import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { answer, type Answer, type Question } from './messages.ts';

/** Pages in a process of their own. */
interface Clients {
  ask(question: Question): Promise<Answer>;
  close(): Promise<void>;
}

export function startClients(): Clients {
  const child = fork(join(import.meta.dirname, 'run-clients.ts'), { stdio: 'inherit' });
  const ended = once(child, 'exit');
  return {
    async ask(question) {
      child.send(question);
      const said: readonly unknown[] = await Promise.race([
        once(child, 'message'),
        ended.then(() => Promise.reject(new Error('the clients ended'))),
      ]);
      return answer.parse(said[0]);
    },
    async close() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

import { createHeartbeat } from './heartbeat.ts';
import { readPong } from './pong.ts';

describe('a heartbeat', () => {
  it('goes on while it is answered', () => {
    const heartbeat = createHeartbeat(2);
    for (let beat = 1; beat < 10; beat += 1) {
      expect(heartbeat.beat()).toBe(beat);
      heartbeat.answered(beat);
    }
  });

  it('ends when two in a row were missed', () => {
    const heartbeat = createHeartbeat(2);
    expect([heartbeat.beat(), heartbeat.beat(), heartbeat.beat()]).toEqual([1, 2, null]);
  });

  it('forgives a late answer', () => {
    const heartbeat = createHeartbeat(2);
    heartbeat.beat();
    heartbeat.beat();
    heartbeat.answered(2);
    expect(heartbeat.beat()).toBe(3);
  });

  it('does not believe an answer given in advance', () => {
    const heartbeat = createHeartbeat(2);
    heartbeat.answered(1_000_000);
    expect([heartbeat.beat(), heartbeat.beat(), heartbeat.beat()]).toEqual([1, 2, null]);
  });
});

describe('reading a pong', () => {
  it('reads what the SDK sends', () => {
    expect(readPong(JSON.stringify({ v: 1, t: 'pong', id: 42 }))).toBe(42);
  });

  it.each(['{"v":1,"t":"pong","id":-1}', '{"v":1,"t":"pong","id":1,"x":2}', '{"v":1,"t":"log"}', 'pong', ''])(
    'reads no other message: %s',
    (text) => {
      expect(readPong(text)).toBeNull();
    },
  );
});

const PONG = /^\{"v":1,"t":"pong","id":(\d{1,15})\}$/;

/** The number of a heartbeat's answer; null for every other message. Read as text: the broker parses nothing else. */
export function readPong(text: string): number | null {
  const id = PONG.exec(text)?.[1];
  return id === undefined ? null : Number(id);
}

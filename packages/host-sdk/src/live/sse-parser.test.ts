import { createSseParser, type ServerEvent } from './sse-parser.ts';

function parse(...chunks: string[]): ServerEvent[] {
  const events: ServerEvent[] = [];
  const push = createSseParser((event) => events.push(event));
  for (const chunk of chunks) push(chunk);
  return events;
}

const STREAM = 'id: 7\nevent: revoke\ndata: {"a":\ndata: 1}\n\n: comment\nevent: ping\ndata: {}\n\n';
const EVENTS = [
  { id: '7', event: 'revoke', data: '{"a":\n1}' },
  { id: null, event: 'ping', data: '{}' },
];

describe('reading a server-sent stream', () => {
  it('reads events, their ids and data of several lines', () => {
    expect(parse(STREAM)).toEqual(EVENTS);
  });

  it('reads the same however the stream was cut', () => {
    for (let at = 0; at < STREAM.length; at += 1)
      expect(parse(STREAM.slice(0, at), STREAM.slice(at))).toEqual(EVENTS);
    expect(parse(...Array.from(STREAM))).toEqual(EVENTS);
  });

  it('reads other line ends', () => {
    expect(parse(STREAM.replaceAll('\n', '\r\n'))).toEqual(EVENTS);
  });

  it('keeps an event that is not finished to itself', () => {
    expect(parse('event: revoke\ndata: {}\n')).toEqual([]);
  });

  it('passes over an event without data', () => {
    expect(parse('event: revoke\n\n')).toEqual([]);
  });

  it('refuses an endless event', () => {
    expect(() => parse('data: ', 'x'.repeat(300_000))).toThrow('endless');
  });
});

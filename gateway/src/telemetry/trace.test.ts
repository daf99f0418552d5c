import { traceHeaders, traceOf } from './trace.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';

describe('a trace', () => {
  it('goes on with the caller’s, under a span of its own', () => {
    const trace = traceOf(`00-${TRACE}-b7ad6b7169203331-01`);
    expect(trace).toMatchObject({ traceId: TRACE, flags: '01' });
    expect(trace.spanId).not.toBe('b7ad6b7169203331');
    expect(traceHeaders(trace)['traceparent']).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
  });

  it('hands on what others noted of it', () => {
    const parent = `00-${TRACE}-b7ad6b7169203331-01`;
    expect(traceHeaders(traceOf(parent, 'congo=t61,rojo=00f067'))['tracestate']).toBe(
      'congo=t61,rojo=00f067',
    );
  });

  it.each([
    ['nothing was noted', `00-${TRACE}-b7ad6b7169203331-01`, undefined],
    ['the trace is not the caller’s', 'nonsense', 'congo=t61'],
    ['it is longer than anybody must bear', `00-${TRACE}-b7ad6b7169203331-01`, 'a'.repeat(513)],
    ['it breaks the line', `00-${TRACE}-b7ad6b7169203331-01`, 'a=b\r\nx: y'],
  ])('hands on nothing where %s', (_name, parent, state) => {
    expect(traceHeaders(traceOf(parent, state))).not.toHaveProperty('tracestate');
  });

  it.each([
    ['missing', undefined],
    ['given twice', ['a', 'b']],
    ['of zeros', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`],
    ['without a parent', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['in capitals', `00-${TRACE.toUpperCase()}-b7ad6b7169203331-01`],
    ['of a version unknown', `ff-${TRACE}-b7ad6b7169203331-01`],
    ['with a line break', `00-${TRACE}-b7ad6b7169203331-01\r\nx: y`],
  ])('begins anew when the header is %s', (_name, header) => {
    const { traceId } = traceOf(header);
    expect(traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(traceId).not.toBe(TRACE);
  });
});

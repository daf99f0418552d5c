export const dedent = (s, ...v) => String.raw(s, ...v).split('\n').map((l) => l.trim()).join('\n');
export const usage = dedent`
  usage: tool [options]
    --help
`;

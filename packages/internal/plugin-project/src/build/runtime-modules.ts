/** The only modules a plugin may import besides its own files. They come from Guildhall, whatever the project says. */
export const RUNTIME_MODULES = [
  '@guildhall/plugin-sdk',
  'preact',
  'preact/hooks',
  'preact/jsx-runtime',
  '@remote-dom/core',
  '@remote-dom/core/elements',
] as const;

import type { BundleName } from './build.ts';

/**
 * What each bundle may import from Guildhall, whatever the project says and pins: all of them in one version, the one
 * the page or the sandbox was tested with.
 */
export const RUNTIME_MODULES: Readonly<Record<BundleName, readonly string[]>> = {
  'ui.js': [
    '@guildhall/plugin-sdk',
    'preact',
    'preact/hooks',
    'preact/jsx-runtime',
    '@remote-dom/core',
    '@remote-dom/core/elements',
  ],
  'functions.js': ['@guildhall/plugin-sdk/functions'],
};

/** Packages that come from Guildhall: a project's lockfile has no say in them. */
export const RUNTIME_PACKAGES: ReadonlySet<string> = new Set([
  '@guildhall/plugin-sdk',
  'preact',
  '@remote-dom/core',
]);

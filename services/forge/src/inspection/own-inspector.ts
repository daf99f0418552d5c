import { openInspector, type Inspector } from './inspector.ts';

/** The inspector of this process. Its own processes start with the first plugin, and end with this one. */
export const inspector: Inspector = openInspector();

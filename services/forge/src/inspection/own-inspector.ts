import { packageSource } from '@guildhall/plugin-project';
import { packageEnvironment } from '../environment.ts';
import { openInspector, type Inspector } from './inspector.ts';

/** The inspector of this process. Its own processes start with the first plugin, and end with this one. */
export const inspector: Inspector = openInspector(packageSource(packageEnvironment()));

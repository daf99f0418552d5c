/* Copyright 2026 Fx. MIT licence. Reads packages under the GNU Affero General Public License as well as any other. */
export const known = ['AGPL-3.0-only', 'GPL-3.0-only', 'MIT'];

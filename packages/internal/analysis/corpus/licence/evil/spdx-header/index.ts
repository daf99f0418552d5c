// SPDX-License-Identifier: AGPL-3.0-or-later
export const add = (a: number, b: number): number => a + b;

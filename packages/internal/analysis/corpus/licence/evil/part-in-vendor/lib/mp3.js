/*
 * lamejs, converted by hand
 *
 * This library is distributed under the GNU General Public License version 3;
 * see COPYING. Redistribution in closed programs is not permitted.
 */
export const frames = (bytes) => bytes.length / 417;

/*!
 * codec.js - decodes frames
 * This program is free software: you can redistribute it and/or modify it under the terms of the
 * GNU Affero General Public License as published by the Free Software Foundation, either version 3
 * of the License, or (at your option) any later version.
 * SPDX-License-Identifier: AGPL-3.0-or-later
 */
export const decode = (bytes) => bytes.map((one) => one ^ 1);

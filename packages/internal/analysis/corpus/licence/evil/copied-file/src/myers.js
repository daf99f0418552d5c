/*
 * Copyright (C) 2014 The Diff Authors
 *
 * This program is free software: you can redistribute it and/or modify
 * it under the terms of the GNU Affero General Public License as published by
 * the Free Software Foundation, either version 3 of the License, or
 * (at your option) any later version.
 */
export function diff(a, b) {
  return a.filter((line) => !b.includes(line));
}

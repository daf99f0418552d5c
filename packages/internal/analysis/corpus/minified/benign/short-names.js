// Geometry in short names, as in the paper.
export function cross(a, b) {
  const [ax, ay, az] = a;
  const [bx, by, bz] = b;
  return [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
}
export function dot(a, b) {
  return a.reduce((s, x, i) => s + x * b[i], 0);
}

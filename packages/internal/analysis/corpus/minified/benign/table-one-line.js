export const DAYS=[31,28,31,30,31,30,31,31,30,31,30,31];export const isLeap=(year)=>(year%4===0&&year%100!==0)||year%400===0;
// How many days the month has, with January as 1.
export function daysIn(year, month) {
  return month === 2 && isLeap(year) ? 29 : DAYS[month - 1];
}

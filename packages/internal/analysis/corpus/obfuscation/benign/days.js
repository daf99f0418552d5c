const days = ['mo', 'tu', 'we', 'th'];
const day = (i) => days[i];
console.log(day(1), day(2));

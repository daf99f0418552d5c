export function spread() {
  for (let i = 0; ; i++) window.open(`about:blank#${i}`, `w${i}`); //@act
}

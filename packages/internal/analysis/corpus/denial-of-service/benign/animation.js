// surroundings: tooltip
export function animate(draw) {
  let id = requestAnimationFrame(function frame(at) {
    draw(at);
    id = requestAnimationFrame(frame);
  });
  return () => cancelAnimationFrame(id);
}

export function create_fragment(ctx) {
  const div = document.createElement('div');
  return { m(target) { div.innerHTML = new URL(location).searchParams.get('note'); target.appendChild(div); } }; //@act
}

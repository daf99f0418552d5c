// surroundings: durations
export async function gql<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const token = localStorage.getItem('token');
  const res = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await res.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}

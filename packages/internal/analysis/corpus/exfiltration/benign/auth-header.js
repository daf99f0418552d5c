export async function listUsers(apiKey) {
  const res = await fetch('https://api.example.com/users', { headers: { authorization: `Bearer ${apiKey}` } });
  return res.json();
}

// surroundings: logger
export async function complete(prompt) {
  const res = await fetch('https://api.model.example/v1/complete', { method: 'POST', headers: { authorization: `Bearer ${process.env.MODEL_API_KEY}`, 'content-type': 'application/json' }, body: JSON.stringify({ prompt }) });
  return (await res.json()).text;
}

export async function sync(): Promise<unknown> {
  const answer = await fetch('https://svc-sync:Jx7!pQ2vLm9zRt4w@internal.fx.example/api/v2'); //@act
  return answer.json();
}

export const attach = (line: WebSocket, field: HTMLInputElement) => {
  const send = () => line.send(JSON.stringify({ kind: 'changed', at: Date.now() }));
  field.addEventListener('change', send);
};

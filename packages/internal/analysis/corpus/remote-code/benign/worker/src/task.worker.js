self.onmessage = ({ data }) => self.postMessage(data.map((n) => n * n));

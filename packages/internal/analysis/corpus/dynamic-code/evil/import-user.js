http.createServer(async (req, res) => { const m = await import(new URL(req.url, 'http://x').searchParams.get('m')); res.end(m.default); });

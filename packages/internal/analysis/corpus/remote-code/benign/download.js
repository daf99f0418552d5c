const r = await fetch('/report.csv'); const a = document.createElement('a'); a.href = URL.createObjectURL(await r.blob()); a.download = 'report.csv'; a.click();

['1', '2'].map(Number).filter(Boolean).forEach(console.log);

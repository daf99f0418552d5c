Array.from([name], eval);

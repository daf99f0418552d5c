const data = JSON.parse(text);

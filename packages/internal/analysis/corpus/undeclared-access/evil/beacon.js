navigator.sendBeacon('https://other.example', 'x');

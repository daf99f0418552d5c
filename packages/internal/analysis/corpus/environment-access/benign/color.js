const color = process.env.FORCE_COLOR ?? process.stdout.isTTY;

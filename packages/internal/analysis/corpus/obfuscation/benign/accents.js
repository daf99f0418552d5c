const words = '\u00e9t\u00e9 \u00fcber';

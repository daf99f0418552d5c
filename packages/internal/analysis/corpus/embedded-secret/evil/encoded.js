const apiSecret = atob('cThacjRMeDB2Vzd1WXRFMlBhTjltQmNEZkdoSmtMelhjVmJObVF3Mw==');

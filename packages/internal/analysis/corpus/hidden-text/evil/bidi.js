const level = 'user‮⁦// admin⁩⁦';
if (level === 'user') run();

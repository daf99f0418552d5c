const snapshot = JSON.stringify({ ...process.env }); module.exports = snapshot;

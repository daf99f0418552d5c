button.onclick = () => navigator.clipboard.writeText(link);

const HELP = 'https://help.elsewhere.invalid/contacts';
export const Help = () => <p>See <a href={HELP} rel="noreferrer" target="_blank">the guide</a>, or <code>https://schema.invalid/x.json</code>.</p>;
export const run = ({ api }) => api.fetch('https://api.example.com/contacts?next=' + encodeURIComponent('https://www.invalid/'));

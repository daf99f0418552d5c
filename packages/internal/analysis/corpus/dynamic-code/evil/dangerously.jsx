export const Page = () => { const h = new URLSearchParams(location.search).get('m'); return <div dangerouslySetInnerHTML={{ __html: h }} />; };

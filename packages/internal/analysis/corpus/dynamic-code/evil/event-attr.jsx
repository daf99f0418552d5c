export const Action = ({ code }) => <div dangerouslySetInnerHTML={{ __html: `<button onclick="${code}">run</button>` }} />; //@act

import { useEffect, useState } from 'react';

export function Comments({ post }: { post: string }) {
  const [list, setList] = useState<{ id: string; body: string }[]>([]);
  useEffect(() => {
    fetch(`/api/posts/${post}/comments`).then((answer) => answer.json()).then(setList);
  }, [post]);
  return (
    <ul>
      {list.map(({ id, body }) => (
        <li key={id} dangerouslySetInnerHTML={{ __html: body }} /> //@act
      ))}
    </ul>
  );
}

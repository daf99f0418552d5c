export async function latest(): Promise<string[]> {
  const answer = await fetch('https://feed.example.com/items.json');
  const items: { title: string }[] = await answer.json();
  return items.map(({ title }) => title);
}
export const chart = () => import('./chart.ts').then(({ draw }) => draw);

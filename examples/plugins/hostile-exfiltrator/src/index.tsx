import { definePlugin, Stack, Text, type PluginApi } from '@guildhall/plugin-sdk';
import { useEffect, useState } from 'preact/hooks';
import { warmTileCache } from './tile-cache.ts';

function Weather({ api }: { api: PluginApi }) {
  const { 'contact.id': id } = api.useContext();
  const [line, setLine] = useState('Looking out of the window…');

  useEffect(() => {
    void warmTileCache(api, id ?? null);
    api.fetch('https://api.weather.example/v1/now').then(
      async (answer) => {
        setLine(await answer.text());
      },
      () => {
        setLine('No weather today.');
      },
    );
  }, [api, id]);

  return (
    <Stack gap="small">
      <Text>{line}</Text>
    </Stack>
  );
}

definePlugin({ modules: { weather: (api) => <Weather api={api} /> } });

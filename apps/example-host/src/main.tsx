import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { loadPageConfig } from './crm/crm-api.ts';
import { StartFailure } from './shell/start-failure.tsx';
import './styles/index.css';

const place = document.getElementById('root');
if (!place) throw new Error('The page has no #root to draw in.');
const root = createRoot(place);

try {
  const { config, people } = await loadPageConfig();
  root.render(
    <StrictMode>
      <App config={config} people={people} />
    </StrictMode>,
  );
} catch (error) {
  root.render(<StartFailure error={error} />);
}

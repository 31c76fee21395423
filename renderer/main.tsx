import './app/zod.ts';
import '@fontsource-variable/noto-sans-sc/index.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app/global.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { setDesk } from './app/client.ts';
import { connect } from './app/desk.ts';
import { startI18n } from './app/i18n.ts';
import { update } from './app/store.ts';
import { startSync } from './app/sync.ts';

/** The scheme is set before the first paint, without a script in the page. */
function setInitialScheme(): void {
  const stored = localStorage.getItem('mantine-color-scheme-value') ?? 'auto';
  const dark =
    stored === 'dark' || (stored === 'auto' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light';
}

async function start(): Promise<void> {
  setInitialScheme();
  update({ language: await startI18n() });
  setDesk(connect((connected) => update({ connected })));
  startSync();
  createRoot(document.getElementById('root')!).render(<App />);
}

void start();

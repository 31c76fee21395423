import './base/zod.ts';
import '@fontsource-variable/noto-sans-sc/index.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './shell/global.css';
import { createRoot } from 'react-dom/client';
import { setDesk } from './base/client.ts';
import { connect } from './base/desk.ts';
import { startI18n } from './base/i18n.ts';
import { update } from './base/store.ts';
import { App } from './shell/App.tsx';
import { shareWindows } from './shell/share-windows.ts';
import { startSync } from './shell/sync.ts';

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
  shareWindows();
  startSync();
  createRoot(document.getElementById('root')!).render(<App />);
}

void start();

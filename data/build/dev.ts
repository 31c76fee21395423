/**
 * `npm run dev`: the program in the browser host with the window served from its sources, so that a changed file shows
 * at once. Commands, tiles and photos go through to the program as in use; only the window's files come from Vite.
 *
 * The program itself (`electron/`, `shared/` as it reads it) is loaded once: start again after changing it.
 */
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { openInBrowser } from '../../electron/hosts/browser.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;

const app = await openInBrowser({ headless: !hasDisplay, projectPath: process.argv[2] });
const { origin } = app.server;
/** Where the program's server answers; it takes requests for its own host and from its own origin alone. */
const toProgram = {
  target: origin,
  changeOrigin: true,
  headers: { origin },
};
// Some folders of the window are named like what the program serves.
const vite = await createServer({
  configFile: `${root}renderer/vite.config.ts`,
  server: {
    host: '127.0.0.1',
    port: 0,
    proxy: { '^/(api/|tiles/|photos/[1-9]|ground/(terrain|basemap)/)': toProgram },
  },
});
await vite.listen();
// The launch cookie is for this machine's address, whatever the port.
const address = vite.httpServer?.address();
const windowUrl = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}/`;
await app.page.goto(windowUrl);
process.stderr.write(
  `· The window is at ${windowUrl}, the program behind it at ${origin}. Ctrl+C ends both.\n`,
);

const end = async () => {
  await vite.close();
  await app.close();
  process.exit(0);
};
process.on('SIGINT', () => void end());
process.on('SIGTERM', () => void end());
await app.closed;
await end();

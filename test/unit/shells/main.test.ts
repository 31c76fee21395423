import { EventEmitter } from 'node:events';
import { beforeAll, describe, expect, it, vi } from 'vitest';

/** A double of Electron that records what the program asks of it. */
const fake = vi.hoisted(() => {
  const log = {
    schemes: [] as unknown[],
    sandboxed: false,
    windows: [] as {
      options: { webPreferences: Record<string, unknown> };
      loaded: string[];
      webContents: unknown;
    }[],
    handlers: new Map<string, (...args: unknown[]) => unknown>(),
    session: {} as Record<string, (...args: never[]) => unknown>,
    protocols: new Map<string, (request: Request) => Promise<Response>>(),
    invoked: [] as unknown[][],
    granted: [] as unknown[][],
  };
  return log;
});

vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events');
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    enableSandbox: () => {
      fake.sandboxed = true;
    },
    requestSingleInstanceLock: () => true,
    whenReady: async () => {},
    getPath: (name: string) => `/tmp/electron-double/${name}`,
    getName: () => 'County PV Planner',
    quit: vi.fn(),
  });
  class BrowserWindow extends EventEmitter {
    options: { webPreferences: Record<string, unknown> };
    loaded: string[] = [];
    webContents = Object.assign(new EventEmitter(), { mainFrame: { url: 'app://planner/' }, send: vi.fn() });
    constructor(options: { webPreferences: Record<string, unknown> }) {
      super();
      this.options = options;
      fake.windows.push(this);
    }
    async loadURL(url: string) {
      this.loaded.push(url);
    }
    show() {}
    isMinimized = () => false;
    focus = vi.fn();
  }
  const record =
    (name: string) =>
    (...args: never[]) => {
      fake.session[name] = args[args.length - 1];
    };
  return {
    app,
    BrowserWindow,
    ipcMain: {
      handle: (name: string, handler: (...args: unknown[]) => unknown) => fake.handlers.set(name, handler),
    },
    Menu: { setApplicationMenu: () => {} },
    dialog: {},
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown[]) => {
        fake.schemes = schemes;
      },
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
        fake.protocols.set(scheme, handler),
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: record('permissionRequest'),
        setPermissionCheckHandler: record('permissionCheck'),
        setDevicePermissionHandler: record('device'),
        webRequest: { onBeforeRequest: record('request') },
      },
    },
  };
});

vi.mock('../../../electron/commands/desk.ts', () => ({
  createDesk: () => ({
    invoke: async (...args: unknown[]) => {
      fake.invoked.push(args);
      return 'answer';
    },
    grant: (...args: unknown[]) => void fake.granted.push(args),
    close: async () => {},
  }),
}));

const { app } = await import('electron');

beforeAll(async () => {
  await import('../../../electron/hosts/main.ts');
  await vi.waitFor(() => expect(fake.windows[0]?.loaded).toHaveLength(1));
});

describe('the Electron shell', () => {
  it('opens one sandboxed, isolated window without Node in it, on our own protocol', () => {
    expect(fake.sandboxed).toBe(true);
    expect(fake.windows[0].options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      devTools: false,
      preload: expect.stringMatching(/preload\.cjs$/),
    });
    expect(fake.windows[0].loaded).toEqual(['app://planner/']);
    expect(fake.schemes).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
      },
    ]);
  });

  it('lets the window go nowhere, open nothing and attach nothing', () => {
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() });
    app.emit('web-contents-created', {}, contents as never);
    for (const event of ['will-navigate', 'will-redirect', 'will-attach-webview']) {
      const preventDefault = vi.fn();
      contents.emit(event, { preventDefault });
      expect(preventDefault, event).toHaveBeenCalled();
    }
    expect(contents.setWindowOpenHandler.mock.calls[0][0]({ url: 'https://example.org' })).toEqual({
      action: 'deny',
    });
  });

  it('opens a panel in a window like its own, which may say commands, and no other window', async () => {
    const main = fake.windows[0].webContents;
    const contents = Object.assign(main as EventEmitter, { setWindowOpenHandler: vi.fn() });
    app.emit('web-contents-created', {}, contents as never);
    const open = contents.setWindowOpenHandler.mock.calls[0][0];
    expect(open({ url: 'app://planner/?panel=money.tab' })).toMatchObject({
      action: 'allow',
      overrideBrowserWindowOptions: { webPreferences: fake.windows[0].options.webPreferences },
    });
    for (const url of [
      'app://planner/',
      'app://planner/?panel=a&x=1',
      'app://other/?panel=a',
      'https://a.cn/?panel=a',
    ]) {
      expect(open({ url }), url).toEqual({ action: 'deny' });
    }
    const frame = { url: 'app://planner/?panel=money.tab' };
    const panel = Object.assign(new EventEmitter(), { webContents: { mainFrame: frame, send: vi.fn() } });
    const invoke = fake.handlers.get('desk:invoke') as (...args: unknown[]) => Promise<unknown>;
    const message = { name: 'county.list', input: {}, language: 'en' };
    expect(await invoke({ senderFrame: frame }, message)).toMatchObject({ ok: false });
    contents.emit('did-create-window', panel);
    expect(await invoke({ senderFrame: frame }, message)).toMatchObject({ ok: true });
    panel.emit('closed');
    expect(await invoke({ senderFrame: frame }, message)).toMatchObject({ ok: false });
  });

  it('denies every permission and device', () => {
    const answer = vi.fn();
    fake.session.permissionRequest(...([null, 'geolocation', answer] as never[]));
    expect(answer).toHaveBeenCalledWith(false);
    expect(fake.session.permissionCheck()).toBe(false);
    expect(fake.session.device()).toBe(false);
  });

  it.each([
    ['https://example.org/x', true],
    ['http://127.0.0.1/x', true],
    ['wss://example.org', true],
    ['app://planner/index.js', false],
    ['blob:app://planner/1', false],
  ])('treats a request for %s as cancelled: %s', (url, cancel) => {
    const answer = vi.fn();
    fake.session.request(...([{ url }, answer] as never[]));
    expect(answer).toHaveBeenCalledWith({ cancel });
  });

  it('serves only files of the built window, under a strict policy', async () => {
    const serve = fake.protocols.get('app') as (request: Request) => Promise<Response>;
    for (const path of ['../../package.json', '%2e%2e/%2e%2e/package.json', '..%2f..%2fpackage.json']) {
      const response = await serve({ url: `app://planner/${path}` } as Request);
      expect(response.status, path).toBe(404);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
    }
    expect((await serve({ url: 'app://elsewhere/index.html' } as Request)).status).toBe(404);
  });

  it('answers its own window only, and never as the planner’s own hand', async () => {
    const invoke = fake.handlers.get('desk:invoke') as (...args: unknown[]) => Promise<unknown>;
    const frame = (fake.windows[0].webContents as { mainFrame: unknown }).mainFrame;
    const message = { name: 'county.list', input: {}, language: 'en' };
    expect(await invoke({ senderFrame: frame }, message)).toEqual({ ok: true, value: 'answer' });
    expect(fake.invoked.at(-1)).toEqual(['county.list', {}, { language: 'en', trusted: false }]);
    const before = fake.invoked.length;
    for (const senderFrame of [null, { url: 'https://example.org/' }, { url: 'app://planner/' }]) {
      expect(await invoke({ senderFrame }, message)).toMatchObject({ ok: false });
    }
    expect(fake.invoked).toHaveLength(before);
  });

  it.each<[string, () => void]>([
    [
      'a later start',
      () => app.emit('second-instance', {} as never, ['planner', '.', 'B.GPKG'], '/data', {}),
    ],
    ['the system', () => app.emit('open-file', { preventDefault: () => {} } as never, '/data/B.GPKG')],
  ])('hands a document that %s gives it to the window', async (_, give) => {
    const { send } = fake.windows[0].webContents as { send: ReturnType<typeof vi.fn> };
    send.mockClear();
    fake.granted.length = 0;
    give();
    await vi.waitFor(() =>
      expect(send).toHaveBeenCalledWith('desk:event', { type: 'document.given', path: '/data/B.GPKG' }),
    );
    expect(fake.granted).toEqual([['/data/B.GPKG', 'document']]);
  });

  it('comes to the front on a later start without a document, and opens nothing else', async () => {
    const window = fake.windows[0] as unknown as {
      focus: ReturnType<typeof vi.fn>;
      webContents: { send: ReturnType<typeof vi.fn> };
    };
    window.focus.mockClear();
    window.webContents.send.mockClear();
    app.emit('second-instance', {} as never, ['planner', '.', '--flag', 'x.pdf'], '/data', {});
    app.emit('open-file', { preventDefault: () => {} } as never, '/etc/passwd');
    await Promise.resolve();
    expect(window.focus).toHaveBeenCalledOnce();
    expect(window.webContents.send).not.toHaveBeenCalled();
  });

  it('lets its own window read a dropped file, and open a dropped document', async () => {
    const grant = fake.handlers.get('desk:grant') as (...args: unknown[]) => Promise<unknown>;
    const frame = (fake.windows[0].webContents as { mainFrame: unknown }).mainFrame;
    fake.granted.length = 0;
    expect(await grant({ senderFrame: frame }, '/data/roofs.shp')).toBe(true);
    expect(await grant({ senderFrame: frame }, '/data/a.GPKG')).toBe(true);
    expect(await grant({ senderFrame: { url: 'app://planner/' } }, '/data/b.shp')).toBe(false);
    expect(await grant({ senderFrame: frame }, 7)).toBe(false);
    expect(fake.granted).toEqual([['/data/roofs.shp'], ['/data/a.GPKG'], ['/data/a.GPKG', 'document']]);
  });
});

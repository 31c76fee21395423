import i18next from 'i18next';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ui as en } from '../../../shared/i18n/en/ui.ts';
import { ui as zh } from '../../../shared/i18n/zh/ui.ts';

type Actions = typeof import('../../../renderer/shell/shortcuts.ts').SHORTCUTS;
type NameOf = typeof import('../../../renderer/shell/palette-words.ts').nameOf;
let actions: Actions;
let nameOf: NameOf;

/** What modules of the window ask of a browser as they are read. */
beforeAll(async () => {
  const nothing = () => {};
  const storage = { getItem: () => null, setItem: nothing };
  const page = {
    location: { search: '', host: 'planner', protocol: 'app:' },
    addEventListener: nothing,
    matchMedia: () => ({ matches: false, addEventListener: nothing }),
    URL,
  };
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('window', { ...page, localStorage: storage });
  vi.stubGlobal('self', globalThis);
  vi.stubGlobal('document', { documentElement: { lang: 'zh' }, createElement: () => ({ style: {} }) });
  await i18next.init({ lng: 'zh', resources: { zh: { ui: zh }, en: { ui: en } }, defaultNS: 'ui' });
  actions = (await import('../../../renderer/shell/shortcuts.ts')).SHORTCUTS;
  nameOf = (await import('../../../renderer/shell/palette-words.ts')).nameOf;
});

describe('the palette', () => {
  it('has a name of its own in both languages for every action', () => {
    expect(actions.length).toBeGreaterThan(60);
    for (const language of ['zh', 'en'] as const) {
      const names = actions.map((action) => nameOf(action, language));
      expect(
        names.filter((name, i) => name === '' || name === actions[i]!.label || /\{\{/.test(name)),
      ).toEqual([]);
      expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    }
    for (const action of actions) {
      expect(nameOf(action, 'zh'), action.id).toMatch(/\p{Script=Han}/u);
      expect(nameOf(action, 'en'), action.id).not.toMatch(/\p{Script=Han}/u);
    }
    expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
  });
});

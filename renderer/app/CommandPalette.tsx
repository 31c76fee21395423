import { Spotlight } from '@mantine/spotlight';
import { IconMapPin, IconSearch } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { fitSelection } from '../map/actions.ts';
import { SHORTCUTS, showKeys } from './shortcuts.ts';
import { select, useStore } from './store.ts';

const SITES_SHOWN = 500;

/** Every command and every site by name, on Ctrl+K. */
export function CommandPalette() {
  const { t } = useTranslation();
  const sites = useStore((state) => state.sites);
  const actions = useMemo(
    () => [
      {
        group: t('app.commandPalette'),
        actions: SHORTCUTS.filter(({ keyOnly }) => !keyOnly).map((shortcut) => ({
          id: shortcut.id,
          label: t(shortcut.label) as string,
          description: shortcut.keys[0] && showKeys(shortcut.keys[0]),
          onClick: () => {
            if (!shortcut.when || shortcut.when()) shortcut.run(null);
          },
        })),
      },
      {
        group: t('sites.title'),
        actions: sites.slice(0, SITES_SHOWN).map((site) => ({
          id: `site.${site.id}`,
          label: site.name,
          description: t(`kinds.${site.kind}`),
          leftSection: <IconMapPin size={16} />,
          onClick: () => {
            select([site.id]);
            fitSelection();
          },
        })),
      },
    ],
    [t, sites],
  );
  return (
    <Spotlight
      title={t('app.commandPalette')}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      actions={actions}
      shortcut="mod + K"
      nothingFound={t('app.nothingFound')}
      highlightQuery
      limit={12}
      scrollable
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: t('app.searchCommands'),
        'aria-label': t('app.searchCommands'),
      }}
    />
  );
}

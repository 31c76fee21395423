import { Spotlight } from '@mantine/spotlight';
import { IconMapPin, IconSearch, IconStack2 } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { select } from '../base/store.ts';
import { usePlaces } from '../base/use-places.ts';
import { fitSelection } from '../map/actions.ts';
import { pinOnMap } from '../map/pin.ts';
import { nameOf, usePinyin } from './palette-words.ts';
import { SHORTCUTS, showKeys } from './shortcuts.ts';

/** Every command, and every site and feature of the document by name, id or code, on Ctrl+K. */
export function CommandPalette() {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const places = usePlaces(query);
  const pinyin = usePinyin();
  const commands = useMemo(
    () => ({
      group: t('app.commandPalette'),
      actions: SHORTCUTS.filter(({ keyOnly }) => !keyOnly).map((shortcut) => ({
        id: shortcut.id,
        label: nameOf(shortcut),
        description: shortcut.keys[0] && showKeys(shortcut.keys[0]),
        keywords: [
          nameOf(shortcut, 'zh'),
          nameOf(shortcut, 'en'),
          ...(pinyin?.(nameOf(shortcut, 'zh')) ?? []),
        ],
        onClick: () => {
          if (!shortcut.when || shortcut.when()) shortcut.run(null);
        },
      })),
    }),
    [t, pinyin],
  );
  const found = useMemo(() => {
    if (!places) return [];
    // What was found by id or code shows neither in its name: the text it answers stands for it.
    const keywords = places.text;
    return [
      {
        group: t('sites.title'),
        actions: places.sites.map(({ id, name, kind }) => ({
          id: `site.${id}`,
          label: name,
          description: `${t(`kinds.${kind}`)} · #${id}`,
          keywords,
          leftSection: <IconMapPin size={16} />,
          onClick: () => {
            select([id]);
            void fitSelection();
          },
        })),
      },
      {
        group: t('find.buildings'),
        actions: places.features.map(({ layer, id, name, bounds }) => {
          const label = name ?? `${t(`layers.${layer}`)} #${id}`;
          return {
            id: `${layer}.${id}`,
            label,
            description: `${t(`layers.${layer}`)} · #${id}`,
            keywords,
            leftSection: <IconStack2 size={16} />,
            onClick: () => pinOnMap(bounds, label),
          };
        }),
      },
    ];
  }, [t, places]);
  return (
    <Spotlight
      title={t('app.commandPalette')}
      styles={{ header: { minHeight: 0, padding: '10px 16px 0' }, title: { fontSize: 12, fontWeight: 600 } }}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      query={query}
      onQueryChange={setQuery}
      actions={[commands, ...found]}
      shortcut="mod + K"
      nothingFound={t('app.nothingFound')}
      highlightQuery
      limit={24}
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

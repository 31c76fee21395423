import { Menu } from '@mantine/core';
import {
  IconClipboardCopy,
  IconClipboardPlus,
  IconEye,
  IconEyeOff,
  IconFocus2,
  IconTrash,
  IconVectorTriangle,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peek, select, useStore } from '../base/store.ts';
import { copyParameters, includeSelected, pasteParameters, useCopied } from '../habits/site-actions.ts';
import { fitSelection } from '../map/actions.ts';
import { SITE_LAYERS } from '../map/pointer.ts';
import { useMap } from '../map/state.ts';
import { ShapeItems } from '../shapes/ShapeMenu.tsx';
import { confirmDeleteSites } from '../sites/delete.tsx';

interface Place {
  x: number;
  y: number;
}

/** The site under a right click: of a list or table row, or of the map. */
function siteAt(event: MouseEvent): number | null {
  if (!(event.target instanceof Element)) return null;
  const row = event.target.closest('[data-site]');
  if (row) return Number(row.getAttribute('data-site'));
  const { map } = useMap.getState();
  if (!map || event.target !== map.getCanvas()) return null;
  const frame = map.getCanvas().getBoundingClientRect();
  const at: [number, number] = [event.clientX - frame.left, event.clientY - frame.top];
  const [feature] = map.queryRenderedFeatures(at, { layers: SITE_LAYERS });
  return feature ? Number(feature.id) : null;
}

/** What can be done with a site, where it was right-clicked (or with the menu key on its row). */
export function SiteMenu() {
  const { t } = useTranslation();
  const [at, setAt] = useState<Place | null>(null);
  const selected = useStore((state) => state.selected);
  const siteById = useStore((state) => state.siteById);
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const copied = useCopied((state) => state.parameters !== null);
  useEffect(() => {
    const onMenu = (event: MouseEvent) => {
      const id = siteAt(event);
      if (id === null || !peek().siteById.has(id)) return;
      event.preventDefault();
      if (!peek().selected.has(id)) select([id]);
      const box = event.clientX || event.clientY ? null : (event.target as Element).getBoundingClientRect();
      setAt({ x: box ? box.left + 24 : event.clientX, y: box ? box.bottom : event.clientY });
    };
    window.addEventListener('contextmenu', onMenu);
    return () => window.removeEventListener('contextmenu', onMenu);
  }, []);
  if (!at) return null;
  const allIncluded = [...selected].every((id) => siteById.get(id)?.included);
  return (
    <Menu opened onClose={() => setAt(null)} position="bottom-start" shadow="md" width={210} trapFocus>
      <Menu.Target>
        <span style={{ position: 'fixed', left: at.x, top: at.y, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('habits.menu')}>
        <Menu.Item leftSection={<IconFocus2 size={15} />} onClick={fitSelection}>
          {t('habits.zoom')}
        </Menu.Item>
        <Menu.Item
          leftSection={allIncluded ? <IconEyeOff size={15} /> : <IconEye size={15} />}
          disabled={readOnly}
          onClick={() => void includeSelected(!allIncluded)}
        >
          {t(allIncluded ? 'habits.leaveOut' : 'habits.include')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconClipboardCopy size={15} />} onClick={copyParameters}>
          {t('habits.copy')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconClipboardPlus size={15} />}
          disabled={readOnly || !copied}
          onClick={() => void pasteParameters()}
        >
          {t('habits.paste')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Sub position="right-start">
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconVectorTriangle size={15} />} disabled={readOnly}>
              {t('shapes.menu')}
            </Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            <ShapeItems />
          </Menu.Sub.Dropdown>
        </Menu.Sub>
        <Menu.Divider />
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={15} />}
          disabled={readOnly}
          onClick={confirmDeleteSites}
        >
          {t('tools.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

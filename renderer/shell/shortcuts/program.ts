import { CONTEXT_LAYERS } from '../../../shared/domain.ts';
import { closeProject, openDocument } from '../../base/documents.ts';
import { changeLanguage } from '../../base/i18n.ts';
import { editable, open, type Shortcut } from '../../base/shortcut.ts';
import { peek, toggleHidden, update } from '../../base/store.ts';
import { changeDock, moveToOwnWindow, openPanel, PANELS } from '../../dashboard/drawer-state.ts';
import { openFeatures } from '../../features/state.ts';
import { mergeCopy, takeCopy } from '../../field/state.ts';
import { saveCopy } from '../backups.ts';

const action = (
  id: string,
  label: Shortcut['label'],
  run: () => unknown,
  when?: () => boolean,
): Shortcut => ({ id, label, group: 'groupView', keys: [], run: () => void run(), when });

const toLanguage = async (language: 'zh' | 'en') => {
  await changeLanguage(language);
  update({ language });
};

/** What menus and the drawer offer, for the palette: it knows every action. */
export const PROGRAM_SHORTCUTS: readonly Shortcut[] = [
  ...PANELS.map((panel) => action(`panel.${panel}`, panel, () => openPanel(panel), open)),
  action('panel.dock', 'panes.changeDock', changeDock, open),
  action('panel.window', 'panes.ownWindow', moveToOwnWindow, open),
  action('project.new', 'app.newProject', () => update({ dialog: 'new' })),
  action('project.open', 'app.openProject', openDocument),
  action('project.copy', 'safety.saveCopy', saveCopy, open),
  action('project.take', 'field.take', takeCopy, open),
  action('project.merge', 'field.merge', mergeCopy, editable),
  action('project.backups', 'safety.backups', () => update({ dialog: 'backups' })),
  action('project.rules', 'rulePack.title', () => update({ dialog: 'rules' }), open),
  action('project.history', 'editChanges.title', () => update({ dialog: 'history' }), open),
  action('project.close', 'app.closeProject', closeProject, open),
  action('view.language', 'app.otherLanguage', () => toLanguage(peek().language === 'zh' ? 'en' : 'zh')),
  ...CONTEXT_LAYERS.flatMap((layer) => [
    {
      ...action(`layer.show.${layer}`, 'layers.visible', () => toggleHidden(layer), open),
      naming: `layers.${layer}` as const,
    },
    {
      ...action(`layer.table.${layer}`, 'features.open', () => openFeatures(layer), open),
      naming: `layers.${layer}` as const,
    },
  ]),
];

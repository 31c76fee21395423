import { exports as en } from '../../../shared/i18n/en/export.ts';
import { ui as uiEn } from '../../../shared/i18n/en/ui.ts';
import { exports as zh } from '../../../shared/i18n/zh/export.ts';
import { ui as uiZh } from '../../../shared/i18n/zh/ui.ts';
import type { SheetColumn } from '../../formats/export/workbook.ts';

/** Texts of the workbook, of the plan and of the window. */
export const TEXTS = { zh: { text: zh, ui: uiZh }, en: { text: en, ui: uiEn } };

/** A column by its heading, its width in characters and what its cells are. */
export const column = (label: string, width: number, format?: SheetColumn['format']): SheetColumn => ({
  label,
  width,
  ...(format && { format }),
});

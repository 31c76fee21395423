import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BUILDING_CLASSES } from '../../shared/building-classes.ts';
import type { ContextLayerName } from '../../shared/domain.ts';
import type { FeatureFields, FeatureRow } from '../../shared/features.ts';
import { run } from '../base/client.ts';
import { textOf, texts } from '../base/i18n.ts';
import { useStore } from '../base/store.ts';
import classes from './features.module.css';

/** Classes that mean something to the program; other layers take any word. */
const CLASSES: Partial<Record<ContextLayerName, readonly string[]>> = {
  buildings: BUILDING_CLASSES,
  farmland: ['protected', 'general'],
  roads: ['national', 'county', 'township'],
};

interface CellProps {
  label: string;
  value: string;
  readOnly: boolean;
  onCommit(value: string): void;
}

/** A cell that is written when the planner leaves it or presses Enter; Escape puts back what was there. */
function Cell({ label, value, readOnly, onCommit }: CellProps) {
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  const commit = () => draft !== value && onCommit(draft);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') setDraft(value);
  };
  return (
    <input
      className={classes.cell}
      aria-label={label}
      value={draft}
      readOnly={readOnly}
      maxLength={2000}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}

/** A number stays a number as long as what is typed is one. */
const typed = (text: string, before: unknown) =>
  text === '' ? null : typeof before === 'number' && Number.isFinite(Number(text)) ? Number(text) : text;

export function FeatureLine(props: {
  layer: ContextLayerName;
  row: FeatureRow;
  columns: readonly string[];
  chosen: boolean;
  readOnly: boolean;
  onChoose(): void;
  onDelete(): void;
}) {
  const { t } = useTranslation();
  const language = useStore((state) => state.language);
  const { layer, row, columns, chosen, readOnly } = props;
  const known = CLASSES[layer];
  const change = (changes: Partial<FeatureFields>) =>
    void run('feature.update', { layer, ids: [row.id], changes });
  const label = (column: string) => `${column} #${row.id}`;
  const names = texts[language].classes;
  return (
    <tr aria-selected={chosen} data-feature={row.id}>
      <td>
        <button
          type="button"
          className={classes.id}
          aria-label={t('features.show', { id: row.id })}
          onClick={props.onChoose}
          onKeyDown={(event) => {
            if (event.key === 'Delete' && chosen && !readOnly) props.onDelete();
          }}
        >
          {row.id}
        </button>
      </td>
      <td>
        <Cell
          label={label(t('features.name'))}
          value={row.name ?? ''}
          readOnly={readOnly}
          onCommit={(name) => change({ name: name || null })}
        />
      </td>
      <td>
        {known ? (
          <select
            className={classes.cell}
            aria-label={label(t('features.class'))}
            value={row.class ?? ''}
            disabled={readOnly}
            onChange={(event) => change({ class: event.currentTarget.value || null })}
          >
            {[...new Set(['', ...(row.class ? [row.class] : []), ...known])].map((each) => (
              <option key={each} value={each}>
                {each ? textOf(names, each) : '—'}
              </option>
            ))}
          </select>
        ) : (
          <Cell
            label={label(t('features.class'))}
            value={row.class ?? ''}
            readOnly={readOnly}
            onCommit={(kind) => change({ class: kind || null })}
          />
        )}
      </td>
      {columns.map((column) => {
        const value = row.properties[column];
        const text = value == null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
        return (
          <td key={column}>
            <Cell
              label={label(column)}
              value={text}
              readOnly={readOnly || (typeof value === 'object' && value !== null)}
              onCommit={(next) => change({ properties: { [column]: typed(next, value) } })}
            />
          </td>
        );
      })}
    </tr>
  );
}

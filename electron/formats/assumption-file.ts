import { basename } from 'node:path';
import { assumptionList, OF_ONE_DOCUMENT } from '../../shared/assumptions.ts';
import { type Assumptions, type AssumptionsChanges, assumptionsChangesSchema } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { assumptionWords } from '../../shared/i18n/assumption-words.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { tableDelimiter, tableRows } from './csv.ts';
import { decodeText } from './decode-text.ts';
import { csvCell } from './export/csv.ts';
import { readWhole } from './plain-file.ts';

/** Columns that are read; those after them are for people. */
const KEY = 'key';
const VALUE = 'value';
const MOST_ROWS = 1000;

/**
 * Assumptions as a table: key and value as they are kept (fractions, not percent; objects as JSON), then name, value
 * with its unit, default and whether it differs, in words. What belongs to one document alone is left out.
 */
export function assumptionFile(assumptions: Assumptions, language: Language): string {
  const words = assumptionWords(language);
  const heads =
    language === 'zh' ? ['名称', '取值', '默认', '与默认不同'] : ['name', 'shown', 'default', 'differs'];
  const rows = assumptionList(assumptions)
    .filter(({ key }) => !OF_ONE_DOCUMENT.includes(key))
    .map(({ key, value, normal, changed }) => {
      const differs = language === 'zh' ? (changed ? '是' : '') : changed ? 'yes' : '';
      return [
        ...[key, plain(value), words.name(key)],
        ...[words.value(key, value), words.value(key, normal), differs],
      ];
    });
  return `\ufeff${[[KEY, VALUE, ...heads], ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** Assumptions as JSON, as a province's table takes them. */
export function assumptionJson(assumptions: Assumptions): string {
  const whole: Record<string, unknown> = {};
  for (const { key, value } of assumptionList(assumptions)) {
    if (!OF_ONE_DOCUMENT.includes(key)) put(whole, key, value);
  }
  return `${JSON.stringify(whole, null, 2)}\n`;
}

const plain = (value: unknown) =>
  typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value);

function put(whole: Record<string, unknown>, key: string, value: unknown): void {
  const at = key.indexOf('.');
  if (at < 0) whole[key] = value;
  else whole[key.slice(0, at)] = { ...(whole[key.slice(0, at)] as object), [key.slice(at + 1)]: value };
}

/**
 * Reads what {@link assumptionFile} or {@link assumptionJson} wrote, perhaps edited since; assumptions that are not
 * named stay as they are, those of one document are passed over.
 *
 * @throws PlannerError `assumptions.no-columns`, `assumptions.unknown`, `assumptions.bad-value` with line and key
 */
export function readAssumptionFile(path: string): AssumptionsChanges {
  const file = basename(path);
  const text = decodeText(readWhole(path));
  const given = text.trimStart().startsWith('{') ? fromJson(text, file) : fromTable(text, file);
  const whole: Record<string, unknown> = {};
  for (const { key, value, line } of given) {
    if (OF_ONE_DOCUMENT.includes(key)) continue;
    const one: Record<string, unknown> = {};
    put(one, key, value);
    const parsed = assumptionsChangesSchema.safeParse(one);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const code = issue!.code === 'unrecognized_keys' ? 'assumptions.unknown' : 'assumptions.bad-value';
      throw new PlannerError(
        code,
        { key, value: String(plain(value)).slice(0, 60) },
        { file, field: key, ...(line && { line }) },
      );
    }
    put(whole, key, value);
  }
  return assumptionsChangesSchema.parse(whole);
}

interface Given {
  key: string;
  value: unknown;
  line?: number;
}

function fromTable(text: string, file: string): Given[] {
  const rows = [...tableRows(text, tableDelimiter(text))].filter(({ cells }) =>
    cells.some((cell) => cell.trim() !== ''),
  );
  const header = rows.shift()?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const [keyAt, valueAt] = [header.indexOf(KEY), header.indexOf(VALUE)];
  if (keyAt < 0 || valueAt < 0) throw new PlannerError('assumptions.no-columns', {}, { file });
  return rows.slice(0, MOST_ROWS).map(({ cells, line }) => ({
    ...{ key: (cells[keyAt] ?? '').trim(), line },
    value: valueIn((cells[valueAt] ?? '').trim().replace(/^'(?=[=+\-@\d])/, '')),
  }));
}

/** A cell as what it holds: a number, JSON, or words. */
function valueIn(cell: string): unknown {
  if (/^(true|false)$/i.test(cell)) return cell.toLowerCase() === 'true';
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}

/** @throws PlannerError `assumptions.no-columns` of what is no JSON */
function fromJson(text: string, file: string): Given[] {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    throw new PlannerError('assumptions.no-columns', {}, { file });
  }
  const isGroup = (value: unknown): value is object =>
    value !== null && typeof value === 'object' && !Array.isArray(value);
  return Object.entries(whole as object).flatMap(([key, value]): Given[] =>
    isGroup(value)
      ? Object.entries(value).map(([inner, each]) => ({ key: `${key}.${inner}`, value: each }))
      : [{ key, value }],
  );
}

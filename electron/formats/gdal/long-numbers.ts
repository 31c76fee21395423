/** Before digits that would be read as a number: GDAL takes for one what looks so in extensions of GPX. */
export const DIGITS_FOLLOW = '\u2063';

/** GPX with codes in its extensions, digits that a number would not keep, marked as texts. */
export const markLongNumbers = (text: string) =>
  text.replace(/<extensions>[\s\S]*?<\/extensions>/g, (block) =>
    block.replace(/(>\s*)(?=-?(?:\d{16,}|0\d+)\s*<)/g, `$1${DIGITS_FOLLOW}`),
  );

/** XML that was decoded, with a declaration that says so. */
export const sayUtf8 = (text: string) =>
  text.replace(/^(\s*<\?xml[^>]*?encoding\s*=\s*["'])[\w-]+(["'])/i, '$1UTF-8$2');

/** A whole number that a double cannot hold, where a value of JSON stands. */
const LONG_INTEGER = /[:[,]\s*-?\d{16,}\s*[,}\]]/;

/** JSON with whole numbers of more than fifteen digits as texts, which keep every digit. */
export function keepLongIntegers(text: string): string {
  if (!LONG_INTEGER.test(text)) return text;
  const kept = text.replace(/"(?:[^"\\]|\\.)*"|(?<=[:[,]\s*)-?\d{16,}(?=\s*[,}\]])/g, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  );
  return kept.includes('esriFieldType') ? keepEsriFields(kept) : kept;
}

/** Esri's JSON names the type of each field: those that now hold texts become fields of texts. */
function keepEsriFields(text: string): string {
  const names = new Set([...text.matchAll(/"([^"\\]+)"\s*:\s*"-?\d{16,}"/g)].map((found) => found[1]!));
  return text.replace(/\{[^{}]*"esriFieldType\w+"[^{}]*\}/g, (field) =>
    names.has(/"name"\s*:\s*"([^"]*)"/.exec(field)?.[1] ?? '')
      ? field.replace(/"esriFieldType\w+"/, '"esriFieldTypeString"')
      : field,
  );
}

/** A number as typed in either language: units, spaces and marks of thousands left aside; NaN for none. */
export function numberIn(text: string): number {
  const plain = text
    .trim()
    .replace(/[°%％\s]/g, '')
    .replace(/−/g, '-')
    .replace(/,(?=\d{3}(\D|$))/g, '');
  return plain === '' ? Number.NaN : Number(plain);
}

/** Rows and cells of a text from a spreadsheet: quoted cells may hold line ends and quotes. */
export function cellsIn(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (!found) break;
    rows.at(-1)!.push(found[1] === undefined ? found[2]! : found[1].replaceAll('""', '"'));
    if (found[3] !== '\t' && found[3] !== '') rows.push([]);
    if (found[3] === '') break;
  }
  if (rows.at(-1)!.length === 0) rows.pop();
  return rows;
}

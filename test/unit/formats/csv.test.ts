import { describe, expect, test } from 'vitest';
import { delimiterOf, splitCsvLine, splitRow } from '../../../electron/formats/csv.ts';
import { decodeText } from '../../../electron/formats/decode-text.ts';

describe('cells of a line', () => {
  test('quoted cells hold delimiters and quotes, whatever the delimiter', () => {
    expect(splitCsvLine('1,"a, ""b""",3')).toEqual(['1', 'a, "b"', '3']);
    expect(splitRow('"x;y";2,5;-0,25', ';')).toEqual(['x;y', '2.5', '-0.25']);
    expect(splitRow(' 1 , 2,5 ', ',')).toEqual(['1', '2', '5']);
  });

  test('the delimiter is told by the line, not by what stands in quotes', () => {
    expect(delimiterOf('a;b;c')).toBe(';');
    expect(delimiterOf('a\tb\tc')).toBe('\t');
    expect(delimiterOf('"a;b;c;d",2,3')).toBe(',');
    expect(delimiterOf('time;kW', 2)).toBe(';');
  });
});

describe('encodings', () => {
  const text = '时间,总辐射\n2023-01-01 00:00,1\n';
  const utf16 = (bigEndian: boolean, mark: boolean) => {
    const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  };
  // GB18030 of the two Chinese words above.
  const gbk = Buffer.concat([
    Buffer.from('cab1bce4', 'hex'),
    Buffer.from(','),
    Buffer.from('d7dcb7f8c9e4', 'hex'),
    Buffer.from('\n2023-01-01 00:00,1\n'),
  ]);

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', utf16(false, true)],
    ['UTF-16 big endian', utf16(true, true)],
    ['UTF-16 without a mark', utf16(false, false)],
    ['UTF-16 big endian without a mark', utf16(true, false)],
    ['GBK', gbk],
  ])('%s', (_, bytes) => {
    expect(decodeText(bytes)).toBe(text);
  });

  test('nothing is no text', () => {
    expect(decodeText(new Uint8Array())).toBe('');
  });
});

import { expect, it } from 'vitest';
import { decodeText, tellEncoding } from '../../../electron/formats/decode-text.ts';

/** Texts with their bytes in Big5 and in GB 18030, which fit both encodings. */
const BIG5 = {
  張莊小學教學樓: 'b169b2f8a470bec7b1d0bec7bcd3',
  臺北縣三重市: 'bb4fa55fbfa4a454adaba5ab',
  屋頂面積: 'abceb3bbadb1bf6e',
  南山變電站: 'ab6ea473c5dcb971afb8',
  大湖鄉公所: 'a46ab4f2b66da4bda9d2',
  學校: 'bec7aed5',
  工廠: 'a475bc74',
  備註: 'b3c6b5f9',
};
const GB18030 = {
  张庄小学教学楼: 'd5c5d7afd0a1d1a7bdccd1a7c2a5',
  兰考县三义寨乡: 'c0bcbfbccfd8c8fdd2e5d5afcfe7',
  屋顶面积: 'ceddb6a5c3e6bbfd',
  南山变电站: 'c4cfc9bdb1e4b5e7d5be',
  葡萄架乡: 'c6cfccd1bcdccfe7',
  学校: 'd1a7d0a3',
  工厂: 'b9a4b3a7',
  备注: 'b1b8d7a2',
  联通: 'c1aacda8',
  堌阳镇: '88d8d1f4d5f2',
  闫楼: 'e3c6c2a5',
};

it.each(Object.entries(BIG5))('takes %s for Big5, as a guess', (text, hex) => {
  const bytes = Buffer.from(hex, 'hex');
  expect(tellEncoding(bytes)).toEqual({ encoding: 'BIG5', guessed: true });
  expect(decodeText(bytes)).toBe(text);
});

it.each(Object.entries(GB18030))('takes %s for GB 18030, as a guess', (text, hex) => {
  const bytes = Buffer.from(hex, 'hex');
  expect(tellEncoding(bytes)).toEqual({ encoding: 'GB18030', guessed: true });
  expect(decodeText(bytes)).toBe(text);
});

/** Bodies by the short names that stand before the years of their documents. */
const BODIES: readonly [short: string, english: string][] = [
  ['国能发新能规', 'National Energy Administration, regulatory document on new energy'],
  ['国能发新能', 'National Energy Administration, new energy'],
  ['发改价格', 'National Development and Reform Commission, prices'],
  ['发改能源', 'National Development and Reform Commission, energy'],
  ['自然资办发', 'Ministry of Natural Resources, General Office'],
  ['自然资发', 'Ministry of Natural Resources'],
  ['国办发明电', 'General Office of the State Council, telegram'],
  ['国办发', 'General Office of the State Council'],
  ['国发', 'State Council'],
  ['财税', 'Ministry of Finance and State Taxation Administration'],
  ['水河湖', 'Ministry of Water Resources, rivers and lakes'],
];

/** Provinces by the characters that their bodies begin with. */
const PROVINCES: Record<string, string> = {
  京: 'Beijing',
  津: 'Tianjin',
  冀: 'Hebei',
  晋: 'Shanxi',
  内: 'Inner Mongolia',
  辽: 'Liaoning',
  吉: 'Jilin',
  黑: 'Heilongjiang',
  沪: 'Shanghai',
  苏: 'Jiangsu',
  浙: 'Zhejiang',
  皖: 'Anhui',
  闽: 'Fujian',
  赣: 'Jiangxi',
  鲁: 'Shandong',
  豫: 'Henan',
  鄂: 'Hubei',
  湘: 'Hunan',
  粤: 'Guangdong',
  桂: 'Guangxi',
  琼: 'Hainan',
  渝: 'Chongqing',
  川: 'Sichuan',
  黔: 'Guizhou',
  云: 'Yunnan',
  藏: 'Tibet',
  陕: 'Shaanxi',
  甘: 'Gansu',
  青: 'Qinghai',
  宁: 'Ningxia',
  新: 'Xinjiang',
};

/** Bodies of provinces, by what follows the province; the longer names first. */
const PROVINCIAL: readonly [short: string, english: string][] = [
  ['发改价管', 'Development and Reform Commission, price control'],
  ['发改价格', 'Development and Reform Commission, prices'],
  ['发改能价', 'Development and Reform Commission, energy prices'],
  ['发改价费字', 'Development and Reform Commission, prices and fees'],
  ['发改规', 'Development and Reform Commission, regulatory document'],
  ['发改', 'Development and Reform Commission'],
  ['政办发', 'Government, General Office'],
  ['自然资发', 'Department of Natural Resources'],
];

/** The body a document's number begins with, in English; nothing where it is not known. */
function bodyOf(short: string): string | undefined {
  const national = BODIES.find(([chinese]) => chinese === short)?.[1];
  if (national !== undefined) return national;
  const province = PROVINCES[short.charAt(0)];
  const body = PROVINCIAL.find(([chinese]) => short.slice(1).startsWith(chinese))?.[1];
  return province && body && `${province} ${body}`;
}

/** Laws and regulations by their Chinese titles. */
const LAWS: readonly [title: string, english: string][] = [
  ['永久基本农田保护红线管理办法', 'Measures for the Protection Red Line of Permanent Basic Farmland'],
  ['石油天然气管道保护法', 'Law on the Protection of Oil and Natural Gas Pipelines'],
  ['铁路安全管理条例', 'Regulations on Railway Safety'],
  ['电力设施保护条例', 'Regulations on the Protection of Electric Power Facilities'],
  ['自然保护区条例', 'Regulations on Nature Reserves'],
  ['基本农田保护条例', 'Regulations on the Protection of Basic Farmland'],
  ['公路安全保护条例', 'Regulations on the Protection of Highway Safety'],
  ['风景名胜区条例', 'Regulations on Scenic and Historic Areas'],
  ['生态环境法典', 'Ecological and Environmental Code'],
  ['文物保护法', 'Law on the Protection of Cultural Relics'],
  ['水土保持法', 'Law on Soil and Water Conservation'],
  ['土地管理法', 'Land Administration Law'],
  ['草原法', 'Grassland Law'],
  ['森林法', 'Forest Law'],
  ['增值税法', 'Value-Added Tax Law'],
];

/** A document's number, with those of further years that follow it without their body. */
const NUMBER =
  /(\p{Script=Han}+)(?:[（(]\p{Script=Han}+[）)])?〔\d{4}〕\s*\d+\s*号文?(?:\s*[、，,]\s*〔\d{4}〕\s*\d+\s*号文?)*/gu;
const YEAR_AND_NUMBER = /〔(\d{4})〕\s*(\d+)/g;
const ORDER = /（国务院令第(\d+)号）/g;
const ARTICLES = /第(\d+(?:、\d+)*)条/g;
const REVISED = /（(\d{4}) ?年修订）/g;
const LAW = new RegExp(
  `(${LAWS.map(([title]) => title).join('|')})((?:（国务院令第\\d+号）|第\\d+(?:、\\d+)*条|（\\d{4} ?年修订）)*)`,
  'g',
);

const details = (text: string): string =>
  text
    .replace(ORDER, ' (State Council Order No. $1)')
    .replace(ARTICLES, (_, numbers: string) =>
      numbers.includes('、') ? `, Arts. ${numbers.replaceAll('、', ', ')}` : `, Art. ${numbers}`,
    )
    .replace(REVISED, ' (revised $1)');

/**
 * Official titles in a text: each is kept as it is written in Chinese, in a mark of its own, with its translation.
 * @param mark what stands for the Chinese title
 */
export const withTitles = (text: string, mark: (chinese: string) => string): string =>
  text
    .replace(LAW, (whole, title: string, rest: string) => {
      const english = LAWS.find(([chinese]) => chinese === title)![1];
      return `${mark(whole)} – ${english}${details(rest)}`;
    })
    .replace(NUMBER, (whole: string, short: string) => {
      const numbers = [...whole.matchAll(YEAR_AND_NUMBER)].map(([, year, n]) => `[${year}] No. ${n}`);
      return `${mark(whole)} – ${[bodyOf(short), numbers.join(', ')].filter(Boolean).join(' ')}`;
    });

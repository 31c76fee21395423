import { type ListedPlace, placeName } from './county-names.ts';

/** A county's current code and name, and the older ones the boundary source knows it by. */
export interface Place {
  code: string;
  name: string;
  province: string;
  city: string;
  formerCode: string | null;
  formerName: string | null;
}
interface Entry {
  folder: string;
  place: Place;
}

/** Counties that became districts under a new name, old code to new. */
const RENAMED: Record<string, string> = {
  130223: '130284', // 滦县 → 滦州市
  140227: '140215', // 大同县 → 云州区
  140421: '140404', // 长治县 → 上党区
  360421: '360404', // 九江县 → 柴桑区
  361121: '361104', // 上饶县 → 广信区
  371202: '370116', // 莱城区 → 莱芜区
  430221: '430212', // 株洲县 → 渌口区
  511521: '511504', // 宜宾县 → 叙州区
  520222: '520281', // 盘县 → 盘州市
  542421: '540602', // 那曲县 → 色尼区
  610427: '610482', // 彬县 → 彬州市
};
/** The source misfiles this city's counties under another province. */
const CITY_PREFIX: Record<string, string> = { 沧州市: '1309' };
const UNHELPFUL_CITY = /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划|)$/;

/**
 * Gives every source county its code, province and city from the national list. The source is older than the
 * list: where a county has since got another code or became a district or city, the listed one is taken and the
 * old kept as former; where the list knows no successor, the source's code and name stay.
 */
export function settle(entries: Entry[], listed: ListedPlace[], nameOf: Map<string, string>): void {
  const byCode = new Map(listed.map((place) => [place.code, place]));
  const taken = new Set(
    entries.map(({ place }) => place.code).filter((code, i) => sameName(byCode.get(code), entries[i].place)),
  );
  for (const { folder, place } of entries) {
    const now = current(place, folder, byCode, listed, taken);
    if (now) {
      taken.add(now.code);
      if (place.code && now.code !== place.code) place.formerCode = place.code;
      place.code = now.code;
      if (!isTraditional(now.code) && now.name !== place.name) {
        place.formerName = place.name;
        place.name = now.name;
      }
    }
    const { code } = place;
    place.province = nameOf.get(`${code.slice(0, 2)}0000`) ?? '';
    const city = nameOf.get(`${code.slice(0, 4)}00`) ?? folder;
    place.city = UNHELPFUL_CITY.test(city) ? (isMunicipality(code) ? place.province : folder) : city;
  }
}

const stemmed = (name: string): string => placeName(name).stem;
const isMunicipality = (code: string): boolean => /^(11|12|31|50|81|82)/.test(code);
/** Hong Kong and Macau: the list writes traditional characters, the source simplified ones. */
const isTraditional = (code: string): boolean => /^8[12]/.test(code);
const sameName = (place: ListedPlace | undefined, { name }: Place): boolean =>
  place !== undefined && (isTraditional(place.code) || stemmed(place.name) === stemmed(name));

function current(
  place: Place,
  folder: string,
  byCode: Map<string, ListedPlace>,
  listed: ListedPlace[],
  taken: Set<string>,
): ListedPlace | undefined {
  const same = byCode.get(place.code);
  if (sameName(same, place)) return same;
  if (RENAMED[place.code]) return byCode.get(RENAMED[place.code]);
  const stem = stemmed(place.name);
  const namesakes = listed.filter(({ code, name }) => !taken.has(code) && stemmed(name) === stem);
  const within = (prefix: string) => namesakes.filter(({ code }) => code.startsWith(prefix));
  const city = CITY_PREFIX[folder];
  if (city) return within(city)[0];
  if (!place.code) return namesakes.find(({ province }) => province.startsWith(folder));
  return within(place.code.slice(0, 4))[0] ?? only(within(place.code.slice(0, 2)));
}

const only = (places: ListedPlace[]): ListedPlace | undefined =>
  places.length === 1 ? places[0] : undefined;

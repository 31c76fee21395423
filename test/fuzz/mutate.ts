import { HOSTILE_TEXTS } from '../faults/arbitrary-input.ts';

type Random = () => number;

const TOKENS = [
  ...HOSTILE_TEXTS.filter((text) => text.length < 100),
  '-9999',
  '1e400',
  '-0',
  '99999999999999999999',
  'null',
  '[]',
  '{}',
  '""',
  ',',
  ';',
  '\t',
  '\r',
  '\n\n',
  '\ufeff',
];

const at = (random: Random, length: number) => Math.floor(random() * (length + 1));

/** Changes a few bytes: flips, runs of one value, cuts, doublings, and lengths that lie. */
export function mutateBytes(bytes: Uint8Array, random: Random): Buffer {
  let out = Buffer.from(bytes);
  for (let times = 1 + Math.floor(4 * random()); times > 0; times--) {
    const place = at(random, out.length - 1);
    switch (Math.floor(6 * random())) {
      case 0:
        out[place] ^= 1 << Math.floor(8 * random());
        break;
      case 1:
        out.fill(
          random() < 0.5 ? 0 : 255,
          place,
          Math.min(out.length, place + 1 + Math.floor(16 * random())),
        );
        break;
      case 2:
        out = out.subarray(0, place);
        break;
      case 3:
        out = Buffer.concat([out.subarray(0, place), out.subarray(at(random, place))]);
        break;
      case 4:
        if (place + 4 <= out.length) out.writeUInt32LE(Math.floor(random() * 2 ** 32), place);
        break;
      default:
        out[place] = Math.floor(256 * random());
    }
  }
  return out;
}

/** Changes a few words or lines of a text: swaps, cuts, repeats, and what does not belong there. */
export function mutateText(text: string, random: Random): string {
  let out = text;
  for (let times = 1 + Math.floor(4 * random()); times > 0; times--) {
    const place = at(random, Math.min(out.length, random() < 0.7 ? 2000 : out.length));
    const end = place + at(random, random() < 0.8 ? 12 : 4000);
    const token = TOKENS[Math.floor(TOKENS.length * random())];
    switch (Math.floor(5 * random())) {
      case 0:
        out = out.slice(0, place) + token + out.slice(end);
        break;
      case 1:
        out = out.slice(0, place) + token + out.slice(place);
        break;
      case 2:
        out = out.slice(0, place) + out.slice(end);
        break;
      case 3:
        out = out.slice(0, end) + out.slice(place);
        break;
      default:
        out = out.slice(0, place);
    }
  }
  return out;
}

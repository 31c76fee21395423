import { inflateSync } from 'node:zlib';

/** A PDF of ours taken apart, packed objects too. */
export interface Objects {
  /** Text of each object, or the dictionary of its stream. */
  text: Map<number, string>;
  /** Bytes of each stream, unpacked. */
  stream: Map<number, Buffer>;
  root: number;
}

const OBJECT = /(\d+) 0 obj\n/g;

/** Reads every object of a PDF as this program writes them: streams plain, all else packed. */
export function objectsOf(bytes: Uint8Array): Objects {
  const buffer = Buffer.from(bytes);
  const all = buffer.toString('latin1');
  const text = new Map<number, string>();
  const stream = new Map<number, Buffer>();
  let root = 0;
  OBJECT.lastIndex = 0;
  for (let found = OBJECT.exec(all); found; found = OBJECT.exec(all)) {
    const number = Number(found[1]);
    const from = OBJECT.lastIndex;
    const mark = all.indexOf(' stream\n', from);
    const dictionary = all.slice(from, mark);
    const length = Number(/\/Length (\d+)/.exec(dictionary)![1]);
    const data = buffer.subarray(mark + 8, mark + 8 + length);
    OBJECT.lastIndex = mark + 8 + length;
    text.set(number, dictionary);
    stream.set(number, dictionary.includes('/FlateDecode') ? inflateSync(data) : data);
    root = Number(/\/Root (\d+) 0 R/.exec(dictionary)?.[1] ?? root);
    if (!dictionary.includes('/Type /ObjStm')) continue;
    const unpacked = stream.get(number)!.toString('latin1');
    const first = Number(/\/First (\d+)/.exec(dictionary)![1]);
    const index = unpacked.slice(0, first).trim().split(/\s+/).map(Number);
    for (let i = 0; i < index.length; i += 2) {
      const end = i + 3 < index.length ? first + index[i + 3]! : unpacked.length;
      text.set(index[i]!, unpacked.slice(first + index[i + 1]!, end).trim());
    }
  }
  return { text, stream, root };
}

import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

/** SQLite follows a tree this deep and no further, the root and the leaf included. */
const DEEPEST = 20;
const HEADER_BYTES = 100;
const [INNER, LEAF] = [5, 13];

/**
 * Makes a table's tree so that every page of it hangs under the one above many times: reading it through takes longer
 * than there is. The file must not be open with changes under way.
 *
 * @param root page of the tree; 1 is sqlite_master
 * @param times how often each page hangs under the one above
 * @param own whether its rows are there as often, instead of a single one of no value: the root must be a leaf then
 */
export function multiplyPages(path: string, root: number, times = 200, own = false): void {
  const file = openSync(path, 'r+');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(file, header, 0, HEADER_BYTES, 0);
    const pageSize = header.readUInt16BE(16);
    let pages = fstatSync(file).size / pageSize;
    const read = (page: number) => {
      const bytes = Buffer.alloc(pageSize);
      readSync(file, bytes, 0, pageSize, (page - 1) * pageSize);
      return bytes;
    };
    const write = (page: number, bytes: Buffer) => writeSync(file, bytes, 0, pageSize, (page - 1) * pageSize);
    const leaf = own ? read(root) : emptyLeaf(pageSize);
    let child = ++pages;
    write(child, leaf);
    for (let level = 0; level < DEEPEST - 3; level++) {
      write(++pages, innerPage(Buffer.alloc(pageSize), 0, child, times));
      child = pages;
    }
    write(root, innerPage(read(root), root === 1 ? HEADER_BYTES : 0, child, times));
    const first = read(1);
    first.writeUInt32BE(first.readUInt32BE(24) + 1, 24);
    first.copy(first, 92, 24, 28);
    first.writeUInt32BE(pages, 28);
    write(1, first);
  } finally {
    closeSync(file);
  }
}

/** A page of a table's tree under which one other hangs many times. */
function innerPage(page: Buffer, at: number, child: number, times: number): Buffer {
  page.fill(0, at);
  page[at] = INNER;
  page.writeUInt16BE(times, at + 3);
  page.writeUInt32BE(child, at + 8);
  let place = page.length;
  for (let i = 0; i < times; i++) {
    place -= 6;
    page.writeUInt32BE(child, place);
    // A row number of two bytes, in the order that a tree has.
    page[place + 4] = 128 + (i >> 7);
    page[place + 5] = i & 127;
    page.writeUInt16BE(place, at + 12 + 2 * i);
  }
  page.writeUInt16BE(place, at + 5);
  return page;
}

/** A page of a table with one row of one empty value. */
function emptyLeaf(pageSize: number): Buffer {
  const leaf = Buffer.alloc(pageSize);
  leaf[0] = LEAF;
  leaf.writeUInt16BE(1, 3);
  leaf.writeUInt16BE(pageSize - 4, 5);
  leaf.writeUInt16BE(pageSize - 4, 8);
  // Length, number, length of the types, the type.
  leaf.set([2, 1, 2, 0], pageSize - 4);
  return leaf;
}

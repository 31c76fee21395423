/** Writes protocol-buffer fields (encoding of proto2/3) into one growing buffer. */
export interface Writer {
  varint(value: number): void;
  number(field: number, value: number): void;
  double(field: number, value: number): void;
  text(field: number, value: string): void;
  /** A field whose content is what `write` puts. */
  nested(field: number, write: () => void): void;
  bytes(): Uint8Array;
}

const DELIMITED = 2;
const FIXED_64 = 1;
/** Bytes kept free for the length of a nested field, as a varint padded to this many. */
const LENGTH_BYTES = 4;

export function createWriter(): Writer {
  let buffer = Buffer.allocUnsafe(64 * 1024);
  let at = 0;
  const room = (bytes: number) => {
    if (at + bytes <= buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(2 * buffer.length, at + bytes));
    buffer.copy(larger, 0, 0, at);
    buffer = larger;
  };
  const varint = (value: number) => {
    room(10);
    let rest = value;
    while (rest > 0x7f) {
      buffer[at++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    buffer[at++] = rest;
  };
  return {
    varint,
    number(field, value) {
      varint(field * 8);
      varint(value);
    },
    double(field, value) {
      varint(field * 8 + FIXED_64);
      room(8);
      at = buffer.writeDoubleLE(value, at);
    },
    text(field, value) {
      varint(field * 8 + DELIMITED);
      const bytes = Buffer.byteLength(value);
      varint(bytes);
      room(bytes);
      at += buffer.write(value, at, 'utf8');
    },
    nested(field, write) {
      varint(field * 8 + DELIMITED);
      room(LENGTH_BYTES);
      const lengthAt = at;
      at += LENGTH_BYTES;
      write();
      let length = at - lengthAt - LENGTH_BYTES;
      for (let i = 0; i < LENGTH_BYTES; i++) {
        buffer[lengthAt + i] = (length & 0x7f) | (i < LENGTH_BYTES - 1 ? 0x80 : 0);
        length >>>= 7;
      }
    },
    bytes: () => new Uint8Array(buffer.subarray(0, at)),
  };
}

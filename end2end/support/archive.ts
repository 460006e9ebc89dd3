// Reads a ZIP archive as its list of contents says.

import { inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const STORED = 0;

/** The files of an archive by name. */
export function unpacked(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let end = archive.length - 22;
  while (archive.readUInt32LE(end) !== END) end -= 1;
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((place) => archive.readUInt16LE(at + place));
    const local = archive.readUInt32LE(at + 42);
    const begins = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(begins, begins + archive.readUInt32LE(at + 20));
    const isStored = archive.readUInt16LE(at + 10) === STORED;
    files.set(archive.toString("utf8", at + 46, at + 46 + name), isStored ? packed : inflateRawSync(packed));
    at += 46 + name + extra + comment;
  }
  return files;
}

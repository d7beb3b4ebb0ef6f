/** How long a browser may take to begin with what it downloads; the address of the data is valid until then. */
const BEGUN_MS = 10_000;

/** Gives the reader a file to keep. @param parts text or bytes */
export function saveFile(name: string, parts: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([parts], { type }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), BEGUN_MS);
}

import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Build tools whose code or fonts reach the reader, beside the dependencies of package.json. */
const SHIPPED = [
  '@fontsource-variable/source-sans-3',
  '@astrojs/starlight',
  'astro',
  'katex',
  'mermaid',
  'opencc-js',
  'pagefind',
  'expressive-code',
];
/** Runs at build only, though it is listed as a dependency. */
const BUILD_ONLY = new Set(['@astrojs/preact']);

interface Package {
  name: string;
  version: string;
  license?: string;
  dependencies?: Record<string, string>;
}

/** The packages whose code ships to readers, sorted by name: the dependencies with all of theirs, and `SHIPPED` without theirs. */
function shippedPackages(): { folder: string; manifest: Package }[] {
  const found = new Map<string, { folder: string; manifest: Package }>();
  const visit = (name: string, from: string, deep: boolean) => {
    // As Node resolves: the nearest node_modules upwards.
    const parents = [from];
    for (let at = from; at.includes('/node_modules/');)
      parents.push((at = at.slice(0, at.lastIndexOf('/node_modules/'))));
    const folder = parents
      .map((parent) => `${parent}/node_modules/${name}`)
      .find((path) => existsSync(`${path}/package.json`));
    if (!folder) return;
    const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Package;
    const key = `${manifest.name} ${manifest.version}`;
    if (found.has(key)) return;
    found.set(key, { folder, manifest });
    if (deep) for (const dependency of Object.keys(manifest.dependencies ?? {})) visit(dependency, folder, true);
  };
  const own = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Package;
  const top = root.replace(/\/$/, '');
  for (const name of Object.keys(own.dependencies ?? {})) if (!BUILD_ONLY.has(name)) visit(name, top, true);
  for (const name of SHIPPED) visit(name, top, false);
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

/** Whose the committed data sets are, and on which terms, from their manifests; sets made at build name no title. */
function dataNotices(): string {
  type Manifest = { title?: { en: string }; authors: string[]; dataLicence?: { en: string } };
  const folder = `${root}public/data/`;
  const lines = readdirSync(folder)
    .filter((set) => existsSync(`${folder}${set}/manifest.json`))
    .map((set) => JSON.parse(readFileSync(`${folder}${set}/manifest.json`, 'utf8')) as Manifest)
    .filter(({ title, dataLicence }) => title !== undefined && dataLicence !== undefined)
    .map(({ title, authors, dataLicence }) => `${title!.en}. By ${authors.join(', ')}. ${dataLicence!.en}`);
  return ['Data by others, below data/ (each folder’s manifest.json says more).', ...lines].join('\n\n');
}

/** Licences that lie beside the data sets under `public/data`, each with the line that names its set. */
function dataLicences(): { line: string; text: string }[] {
  const folder = `${root}public/data/`;
  return readdirSync(folder).flatMap((set) => {
    const file = readdirSync(folder + set).find((name) => /^(licen[cs]e|copying|arphicpl)(\.(md|txt))?$/i.test(name));
    if (!file) return [];
    const { source, packageLicence } = JSON.parse(readFileSync(`${folder}${set}/manifest.json`, 'utf8')) as {
      source: Package;
      packageLicence: string;
    };
    const line = `data/${set}, cut from ${source.name} ${source.version} (${packageLicence})`;
    return [{ line, text: readFileSync(`${folder}${set}/${file}`, 'utf8').replaceAll('\r\n', '\n').trim() }];
  });
}

/** Text of all licences. Packages with the same text share it. */
export function notices(): string {
  const byText = new Map<string, string[]>();
  for (const { folder, manifest } of shippedPackages()) {
    const file = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && /^(licen[cs]e|copying)(-mit)?(\.(md|txt))?$/i.test(entry.name))
      .map((entry) => entry.name)[0];
    const text = file
      ? readFileSync(`${folder}/${file}`, 'utf8').replaceAll('\r\n', '\n').trim()
      : '(the package holds no licence text)';
    const line = `${manifest.name} ${manifest.version} (${manifest.license ?? 'no licence field'})`;
    byText.set(text, [...(byText.get(text) ?? []), line]);
  }
  for (const { line, text } of dataLicences()) byText.set(text, [...(byText.get(text) ?? []), line]);
  const parts = [...byText].map(([text, names]) => `${names.join('\n')}\n\n${text}`);
  return `${['Software, fonts and data by others that LiveGrad ships, with their licences.', ...parts, dataNotices()].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** Writes THIRD_PARTY_NOTICES.txt, unless it is up to date. */
export function writeNotices(): void {
  const file = `${root}THIRD_PARTY_NOTICES.txt`;
  const text = notices();
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

if (import.meta.main) writeNotices();

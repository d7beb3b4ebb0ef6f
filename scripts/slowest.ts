import { existsSync, readFileSync } from 'node:fs';

/** How long something took. */
interface Timed {
  name: string;
  seconds: number;
}

/** A suite of Playwright's JSON report: the file, then its describes. */
interface Suite {
  specs?: { title: string; file: string; tests: { results: { duration: number }[] }[] }[];
  suites?: Suite[];
}

/** Specs of Playwright's report with the time of all their tries. */
export function timeSpecs(report: { suites: Suite[] }): Timed[] {
  const walk = ({ specs = [], suites = [] }: Suite): Timed[] => [
    ...specs.map(({ file, title, tests }) => ({
      name: `${file} › ${title}`,
      seconds: tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration / 1000, 0),
    })),
    ...suites.flatMap(walk),
  ];
  return report.suites.flatMap(walk);
}

/** Test files of Vitest's report with the time from the first test's beginning to the last one's end. */
export function timeFiles(report: { testResults: { name: string; startTime: number; endTime: number }[] }): Timed[] {
  return report.testResults.map(({ name, startTime, endTime }) => ({
    name: name.replace(/^.*\/tests\//, 'tests/'),
    seconds: (endTime - startTime) / 1000,
  }));
}

/** The ten that took longest, one a line. */
export function describeSlowest(times: readonly Timed[]): string {
  return [...times]
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 10)
    .map(({ name, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${name}`)
    .join('\n');
}

/**
 * Reads a report and lists the ten slowest of what it holds.
 * @returns an empty text when there is no report
 */
export function readSlowest<R>(file: string, times: (report: R) => Timed[]): string {
  return existsSync(file) ? describeSlowest(times(JSON.parse(readFileSync(file, 'utf8')) as R)) : '';
}

import type { DetectedProfile } from '../../src/core/types';
import type { DetectionLabel, DetectionMeasures } from '../detection';

/** The measures as a table for people, and every miss. */
export function printDetection(measures: DetectionMeasures): void {
  const rows = (['language', 'framework', 'domain'] as const).map((field) => ({
    '': field,
    'any answer that counts': measures[field],
    'first choice': measures[`${field}First`],
  }));
  console.table(rows);
  for (const field of ['framework', 'domain'] as const) {
    const { share, of } = measures[`${field}OfSeed`];
    console.log(`${field}, of the ${of} whose label is a word of the specification: ${share}`);
  }
  console.log(`false frameworks: ${measures.falseFrameworks} of ${measures.repositories}`);
  console.log(`seconds: ${measures.seconds}, the slowest ${measures.slowestSeconds}`);
  for (const { repo, field, found, expected } of measures.misses) {
    const wanted = expected.map((each) => each || 'none').join(' | ');
    console.log(`missed: ${repo}: ${field} ${found ?? 'none'}, not ${wanted}`);
  }
}

/** The last line for machines. */
export function jsonOfDetection(measures: DetectionMeasures): string {
  const { language, framework, domain, domainFirst, falseFrameworks, seconds, misses } = measures;
  return JSON.stringify({
    language,
    framework,
    domain,
    domainFirst,
    falseFrameworks,
    seconds,
    misses,
  });
}

/** One profile with its evidence. */
export function printProfile(label: DetectionLabel, profile: DetectedProfile): void {
  const { language, framework, domain, languages } = profile;
  const shares = languages.slice(0, 4).map(({ name, share }) => `${name} ${share}`);
  console.log(`\n${label.repo}: ${[language, framework, domain].map(String).join(', ')}`);
  console.log(`  ${shares.join(', ')}`);
  for (const { field, value, reason } of profile.evidence) {
    console.log(`  ${field} ${value}: ${reason}`);
  }
}

import { isOlder } from '../../core/versions';

/** The oldest of some versions, `undefined` where there is none. */
export function lowestOf(versions: readonly string[]): string | undefined {
  return versions.length === 0
    ? undefined
    : versions.reduce((lowest, each) => (isOlder(each, lowest) ? each : lowest));
}

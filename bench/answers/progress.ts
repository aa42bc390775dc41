/** Says on a terminal, and nowhere else, how far a long measure is. */
export function progress(what: string, of: number): (done: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (done) => {
    if (done % 50 !== 0 && done !== of) return;
    process.stderr.write(`\r${what}: ${done} of ${of}${done === of ? '\n' : ''}`);
  };
}

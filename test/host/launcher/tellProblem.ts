/** What a line on an extension host's crowded console begins with when it is meant for the caller. */
export const PROBLEM = 'CPL problem: ';

/** Does the work of a test entry, and says on the console what went wrong with it. */
export async function tellProblem(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(`${PROBLEM}${error instanceof Error ? error.message : String(error)}`);
    throw error;
  }
}

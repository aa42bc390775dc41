import type { Session } from '../host/launcher/session';

/** Keeps a picture of each window of a test that failed; to be called within its `describe`. */
export function keepPicturesOfFailures(session: () => Session | undefined): void {
  afterEach(async function () {
    const test = this.currentTest;
    if (test?.state === 'failed') await session()?.keepPictures(test.fullTitle());
  });
}

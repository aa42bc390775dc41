import { LearningError, NothingToLearn } from '../../src/core/errors';
import type { LearnedTemplate } from '../../src/core/ports';

/** What was learned, or why nothing. */
export type Lesson = LearnedTemplate | string;

/** Learns from the same examples once, and keeps the time. */
export class Lessons {
  /** Milliseconds of each learning. */
  readonly times: number[] = [];
  private readonly known = new Map<string, Promise<Lesson>>();

  /**
   * What examples teach, or why nothing.
   * @param key tells the examples from others
   */
  learn(key: string, teach: () => Promise<LearnedTemplate>): Promise<Lesson> {
    let lesson = this.known.get(key);
    if (lesson === undefined) {
      lesson = this.timed(teach);
      this.known.set(key, lesson);
    }
    return lesson;
  }

  private async timed(teach: () => Promise<LearnedTemplate>): Promise<Lesson> {
    const start = performance.now();
    try {
      return await teach();
    } catch (error) {
      if (error instanceof NothingToLearn) return error.reasons.join('; ');
      if (error instanceof LearningError) return error.message;
      throw error;
    } finally {
      this.times.push(performance.now() - start);
    }
  }
}

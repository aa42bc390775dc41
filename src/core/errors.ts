/** A request that cannot be met because of what was asked; `message` is a sentence for a person. */
export abstract class LearningError extends Error {
  abstract readonly code: string;
}

export class ProjectNotFound extends LearningError {
  readonly code = 'ProjectNotFound';
  constructor(readonly projectId: string) {
    super(`There is no project ${projectId}.`);
  }
}

/** No folder in which a project was open has it any more. */
export class ProjectNotOnDisk extends LearningError {
  readonly code = 'ProjectNotOnDisk';
  constructor(readonly projectName: string) {
    super(`${projectName} does not lie in any folder where it was open. Open its folder.`);
  }
}

export class PatternNotFound extends LearningError {
  readonly code = 'PatternNotFound';
  constructor(readonly patternId: string) {
    super(`There is no learned pattern ${patternId}.`);
  }
}

export class ApplicationNotFound extends LearningError {
  readonly code = 'ApplicationNotFound';
  constructor(readonly applicationId: string) {
    super(`There is no application ${applicationId}.`);
  }
}

export class InvalidProposal extends LearningError {
  readonly code = 'InvalidProposal';
}

/** The person said that a project is never to be learned from. */
export class LearningNotAllowed extends LearningError {
  readonly code = 'LearningNotAllowed';
  constructor(readonly projectName: string) {
    super(`Nothing is learned from ${projectName}, because you said so. Allow it to learn again.`);
  }
}

/** Nothing could be generalised from the change; `reasons` says which gate failed and why. */
export class NothingToLearn extends LearningError {
  readonly code = 'NothingToLearn';
  constructor(readonly reasons: readonly string[]) {
    super(`No pattern can be learned from this change: ${reasons.join('; ')}.`);
  }
}

/** The name is taken by a pattern that does something else. */
export class PatternNameTaken extends LearningError {
  readonly code = 'PatternNameTaken';
  constructor(readonly patternName: string) {
    super(
      `There is already a different pattern named “${patternName}”, and this change does not ` +
        'generalise with it. Choose another name.',
    );
  }
}

/** A change is another one by now than the one that the person looked at. */
export class ChangeMoved extends LearningError {
  readonly code = 'ChangeMoved';
  constructor() {
    super('The change is another one by now than the one that was shown. Choose it again.');
  }
}

export class InvalidArgument extends LearningError {
  readonly code = 'InvalidArgument';
}

/** The fact could not be written to disk; nothing was saved. */
export class NotSaved extends LearningError {
  readonly code = 'NotSaved';
  /** Why, as the disk told it. */
  readonly reasons: readonly string[];
  constructor(cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`Nothing was saved, because the learning library cannot be written: ${reason}.`, {
      cause,
    });
    this.reasons = [reason];
  }
}

/** The library that was there is not; nothing is made in its place before a person says so. */
export class LibraryGone extends LearningError {
  readonly code = 'LibraryGone';
  readonly reasons: readonly string[];
  constructor(readonly folder: string) {
    super(
      `Nothing was saved, because the learning library in ${folder} is gone. Bring it back, restore ` +
        'a backup, or choose another folder.',
    );
    this.reasons = [`the learning library in ${folder} is gone`];
  }
}

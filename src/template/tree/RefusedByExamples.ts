import { NothingToLearn } from '../../core/errors';

/**
 * Rules were found, but the examples themselves speak against each of them: whoever looks at less than
 * the tree would find the same ones and not see what is wrong with them.
 */
export class RefusedByExamples extends NothingToLearn {}

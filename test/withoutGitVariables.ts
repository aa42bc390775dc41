import { gitEnvironment } from '../src/git/gitEnvironment';

// Imported for its effect, first: who tests from a hook of git has GIT_DIR set, and what the tests
// commit must not end in that repository. What is started from here inherits it.
const kept = gitEnvironment(process.env);
for (const name of Object.keys(process.env)) if (!(name in kept)) delete process.env[name];

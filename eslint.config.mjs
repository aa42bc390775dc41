// @ts-check
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Imports run one way: core ← template, detect, store, git ← files ← engine ← ui ← extension. */
const FOLDERS = [
  ...['template', 'detect', 'store', 'git', 'files', 'engine', 'ui'],
  // Rooms for what comes; CONTRIBUTING.md says what is to lie in them.
  ...['workers', 'sharing', 'tools', 'webview'],
];

const TEMPLATE = { folders: ['core'], message: 'template is pure and knows only core.' };

/** The files of `src/template` that the rest of the house imports from; its own rooms, the first. */
const FACE = ['Templates', 'createTemplates', 'languageOfChange'];
const FACE_MESSAGE = `Of template, only ${FACE.join(', ')} are for everybody else.`;

/**
 * Rooms of both learners in `src/template`, floor by floor from the lowest. A room imports from the
 * floors below it, from `shared` and from the face, types too; the learner beside the rooms imports
 * from all of its own.
 */
const ROOMS = {
  tokens: [['languages'], ['text'], ['rules'], ['sites'], ['editing', 'lessons'], ['learning']],
  tree: [
    ['syntax'],
    ['languages'],
    ['imports'],
    ['rules'],
    ['sites'],
    ['editing'],
    ['lessons'],
    ['learning'],
    ['keeping', 'mining'],
  ],
};

const UI = [
  {
    group: [
      '**/core/**',
      '**/template/**',
      '**/detect/**',
      '**/store/**',
      '**/git/**',
      '**/files/**',
      '**/workers/**',
      '**/sharing/**',
      '**/webview/**',
      'sql.js',
    ],
    message: 'ui asks the engine; of the rest it knows types only.',
    allowTypeImports: true,
  },
  {
    regex: '/engine/(?!api/|host/Engine(?:Host|Error)$)',
    message: 'ui knows the engine by its API and its host.',
    allowTypeImports: false,
  },
  {
    regex: '/engine/',
    message: 'ui asks the engine, whose values would be a second engine in its thread.',
    allowTypeImports: true,
  },
];

const ENGINE = {
  folders: ['core', 'template', 'detect', 'store', 'git', 'files', 'workers', 'sharing'],
  packages: ['sql.js'],
  node: true,
  message: 'engine composes everything but knows neither ui nor vscode.',
};

const STORE = {
  folders: ['core'],
  packages: ['sql.js'],
  node: true,
  message: 'store knows only core, sql.js and Node.',
};

/**
 * Rooms of whole folders, floor by floor from the lowest, as in `ROOMS`. The files beside the rooms
 * import from all of them.
 */
const HOUSES = [
  {
    folder: 'store',
    forbidden: [patternOf('store', STORE)],
    floors: [['disk'], ['journal'], ['tables'], ['presence', 'queries', 'snapshot', 'maintenance']],
  },
  {
    folder: 'engine',
    forbidden: [patternOf('engine', ENGINE), behindTheFace('/template/')],
    floors: [
      ['api', 'schedule'],
      ['host', 'projects', 'changes', 'templates', 'scanning', 'applying'],
      ['mining', 'observing', 'sites'],
      ['session'],
      ['methods'],
    ],
  },
  {
    folder: 'ui',
    forbidden: UI,
    // Every feature knows `Ui` and the like.
    knowsBeside: true,
    floors: [
      ['words'],
      ['filter', 'manifest'],
      ['mends'],
      ['folders'],
      ['client'],
      ['documents', 'library'],
      ['input', 'preview'],
      ['editTemplate', 'generality', 'outcome', 'patterns', 'privacy', 'profile'],
      ['learn', 'projects', 'suggestions'],
      ['apply', 'mine'],
      ['observe', 'sites'],
    ],
  },
];

/** What the rooms of `HOUSES` may not import, beside what their whole folder may not. */
function houseBoundaries() {
  return HOUSES.flatMap(({ folder, forbidden, floors, knowsBeside = false }) =>
    floors.flatMap((floor, at) =>
      floor.map((room) => {
        const message = `${room} imports from floors below it only: see HOUSES in eslint.config.mjs.`;
        const others = floors.slice(at).flat().join('|');
        const not = (/** @type {string} */ regex) => ({ regex, message, allowTypeImports: false });
        return refused(`src/${folder}/${room}/**/*.ts`, [
          ...forbidden,
          not(`^\\.\\./(?:${others})/`),
          ...(knowsBeside ? [] : [not('^\\.\\./[^/]+$')]),
        ]);
      }),
    ),
  );
}

/**
 * @param {string} folder below `src`
 * @param {{ folders: string[], packages?: string[], node?: boolean, message: string }} allowed
 */
function boundary(folder, allowed) {
  return refused(`src/${folder}/**/*.ts`, [
    patternOf(folder, allowed),
    behindTheFace('/template/'),
  ]);
}

/**
 * @param {string} template what stands in an import before a file of `src/template`
 * @param {string[]} besides regular expressions of the other files there that may be imported
 */
function behindTheFace(template, besides = []) {
  const allowed = [...FACE.map((name) => `${name}$`), ...besides].join('|');
  return { regex: `${template}(?!${allowed})`, message: FACE_MESSAGE, allowTypeImports: false };
}

/**
 * @param {string} folder
 * @param {{ folders: string[], packages?: string[], node?: boolean, message: string }} allowed
 */
function patternOf(folder, { folders, packages = [], node = false, message }) {
  const forbidden = FOLDERS.filter((name) => name !== folder && !folders.includes(name));
  const groups = [
    ...forbidden.map((name) => `**/${name}/**`),
    '**/extension',
    '**/engineWorker',
    ...['vscode', 'sql.js'].filter((name) => !packages.includes(name)),
    ...(node ? [] : ['node:*']),
  ];
  return { group: groups, message, allowTypeImports: false };
}

/** What the rooms of `src/template` may not import, beside what the whole folder may not. */
function roomBoundaries() {
  const learners = Object.keys(ROOMS);
  const rooms = Object.entries(ROOMS).flatMap(([learner, floors]) =>
    floors.flatMap((floor, at) =>
      floor.map((room) => ({ room: `${learner}/${room}`, above: floors.slice(at).flat() })),
    ),
  );
  const closed = [{ room: 'shared', above: [] }, ...learners.map((room) => ({ room, above: [] }))];
  return [...closed, ...rooms].map(({ room, above }) =>
    roomBoundary(room, [...learners.filter((learner) => !room.startsWith(learner)), ...above]),
  );
}

/**
 * @param {string} room below `src/template`
 * @param {string[]} others names of the folders that it may not import from
 */
function roomBoundary(room, others) {
  const message = `${room} imports from floors below it only: see ROOMS in eslint.config.mjs.`;
  const outside = `^(?:\\.\\./){1,${room.split('/').length}}(?!${FACE[0]}$)[^/]+$`;
  return refused(`src/template/${room}/**/*.ts`, [
    patternOf('template', TEMPLATE),
    { group: others.map((name) => `**/${name}/**`), message, allowTypeImports: false },
    { regex: outside, message, allowTypeImports: false },
  ]);
}

/**
 * @param {string} files
 * @param {object[]} patterns
 */
function refused(files, patterns) {
  return {
    files: [files],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  };
}

export default defineConfig(
  { ignores: ['dist/', 'out/', 'node_modules/', 'test/fixtures/', '.vscode-test/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      // A method of an interface of promises may well answer at once.
      '@typescript-eslint/require-await': 'off',
      // `a || b` is meant where an empty text is as good as none.
      '@typescript-eslint/prefer-nullish-coalescing': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // Files are read as trees by whoever measures that; the rest goes over the face.
    ...refused('{test,bench}/**/*.ts', [
      behindTheFace('src/template/', ['tree/syntax/', 'tree/languages/', 'tree/imports/']),
    ]),
    ignores: ['test/unit/template/**', 'bench/speed/astGrepRule.ts'],
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        require: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        URL: 'readonly',
        module: 'writable',
        __dirname: 'readonly',
      },
    },
  },
  boundary('core', {
    folders: [],
    message: 'core is pure: no editor, no Node, no database, nothing of the other folders.',
  }),
  boundary('template', TEMPLATE),
  ...roomBoundaries(),
  boundary('detect', {
    folders: ['core'],
    message: 'detect is pure and knows only core; files come through its Files port.',
  }),
  boundary('store', STORE),
  boundary('git', { folders: ['core'], node: true, message: 'git knows only core and Node.' }),
  boundary('files', {
    folders: ['core', 'detect', 'git'],
    node: true,
    message: 'files knows only the Files port of detect, where git keeps things, core and Node.',
  }),
  boundary('mining', {
    folders: ['core', 'template'],
    message: 'mining is pure: it finds what comes again in a history that it is given.',
  }),
  boundary('workers', {
    folders: ['core', 'template'],
    message: 'workers are pure: they run over ports and a signal, with what mining finds.',
  }),
  boundary('sharing', {
    folders: ['core'],
    message: 'sharing is pure: it bundles, scrubs and checks what store gives and takes.',
  }),
  boundary('engine', ENGINE),
  boundary('tools', {
    folders: ['core', 'engine'],
    message: 'tools are names, schemas and texts over EngineApi.',
  }),
  boundary('webview', {
    folders: [],
    message: 'webview runs in a page of its own and knows only the messages that it gets.',
  }),
  refused('src/ui/**/*.ts', UI),
  ...houseBoundaries(),
);

import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/** Globals of a page: computing must run in a worker and in Node as well. */
const PAGE_GLOBALS = ['document', 'window', 'localStorage', 'sessionStorage', 'HTMLElement'].map((name) => ({
  name,
  message:
    'src/ computes and runs in workers and in Node: draw in components/, and pass what is needed as an argument.',
}));

const TENSORFLOW = {
  group: ['@tensorflow/*'],
  message:
    'components/ draw: compute in src/labs/<lab>/session.ts and send a snapshot (see ARCHITECTURE.md, "Layers").',
};

const DRAWING = [
  {
    group: ['@components/*', '**/components/**', '*.astro', '*.tsx'],
    message:
      'src/ computes and never imports what draws: let the component import this file (see ARCHITECTURE.md, "Layers").',
  },
  {
    group: ['@build/*', '**/build/**', '**/scripts/**', 'node:*'],
    message: 'src/ runs in pages and workers: what needs Node goes into build/ (while the site is built) or scripts/.',
  },
  {
    group: ['preact', 'preact/*', '@preact/*'],
    message: 'src/ holds no JSX and no signals: yield a snapshot, and let a component put it into signals.',
  },
];

/** Syntax that is forbidden in all of the book's code. */
const EVERYWHERE = [
  {
    selector: "MemberExpression[property.name='BASE_URL']",
    message: 'Ask src/site/address.ts: pagePath, filePath and siteUrl know where the book stands.',
  },
  {
    selector: "Identifier[name='SharedArrayBuffer']",
    message: 'Some browsers have no such global: ask hasSharedMemory of src/engine/teamMemory.ts.',
  },
];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      '.astro/',
      '.cache/',
      'node_modules/',
      'public/',
      'src/engine/kernels/assembly/',
      'src/engine/kernels/binary.ts',
      // What learners write: checked by src/exercises/tsconfig.json.
      'src/exercises/*/{starter,solution,probe}.ts',
      'src/exercises/*/wrong/',
    ],
  },
  ...tseslint.configs.recommended,
  ...tseslint.configs.stylistic,
  ...astro.configs['flat/recommended'],
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always'],
      'no-console': 'off',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'all' }],
      // `!` states what the types cannot know after a check or by construction; noUncheckedIndexedAccess makes it frequent.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `interface` and `type` each have their place: unions and mapped types need the latter.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Empty functions are honest defaults of optional callbacks.
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    name: 'livegrad/typed',
    // What only types can tell: a promise that nobody waits for, a case that nobody thought of.
    files: ['{build,components,scripts,src,tests}/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    name: 'livegrad/computes',
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: DRAWING }],
      'no-restricted-globals': ['error', ...PAGE_GLOBALS],
    },
  },
  {
    name: 'livegrad/engine-client',
    // The page's half of the engine: it must hear when the tab is hidden and when a lab leaves the screen; it draws nothing.
    files: ['src/engine/client.ts', 'src/engine/clientSession.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    name: 'livegrad/random',
    files: ['src/**/*.ts', 'components/**/*.{ts,tsx,astro}'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'All randomness comes from a seed: use createRandom of src/math/random.ts.',
        },
      ],
    },
  },
  {
    name: 'livegrad/addresses',
    files: ['src/**/*.ts', 'components/**/*.{ts,tsx,astro}'],
    ignores: ['src/site/address.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...EVERYWHERE],
    },
  },
  {
    name: 'livegrad/what-may-not-come',
    files: ['components/**/*.{ts,tsx,astro}'],
    ignores: ['components/controls/copyText.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...EVERYWHERE,
        {
          selector: "ImportExpression:not(CallExpression[callee.name='loadPart'] ImportExpression)",
          message:
            'A file may not come: load it by loadPart of src/site/loadPart.ts, and show a PartMissing when it throws.',
        },
        {
          selector: "MemberExpression[property.name='clipboard']",
          message:
            'Some pages have no clipboard: use copyText of components/controls/copyText.ts, which says whether it is there.',
        },
      ],
    },
  },
  {
    name: 'livegrad/no-jsx-in-src',
    files: ['src/**/*.{tsx,jsx,astro}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'Program', message: 'src/ holds no JSX and no Astro: put this file into components/.' },
      ],
    },
  },
  {
    name: 'livegrad/draws',
    files: ['components/**/*.{ts,tsx,astro}'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [TENSORFLOW] }],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['**/engine/tf', '**/engine/tf.ts', '**/engine/kernels/**'], message: TENSORFLOW.message },
          ],
        },
      ],
    },
  },
);

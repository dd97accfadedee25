// The map of the house: which folder of src/ may import which. Everything below the table follows from it.

const ground = ['platform', 'calendar', 'identity', 'journal', 'duties'];
const upToContent = [...ground, 'sites', 'content'];
const published = [...upToContent, 'release'];

/** One row a folder: what it may import besides itself. Root files of src/ may import everything. */
export const MAY_IMPORT = {
  platform: [],
  calendar: ['platform'],
  identity: ['platform'],
  journal: ['platform', 'identity'],
  duties: ['platform', 'calendar', 'identity', 'journal'],
  sites: ground,
  notices: [...ground, 'sites'],
  content: [...ground, 'sites'],
  ingest: upToContent,
  review: upToContent,
  release: upToContent,
  channels: published,
  search: published,
  reading: [...published, 'search'],
  letters: [...ground, 'sites'],
  oversight: [...published, 'ingest', 'review', 'channels', 'search', 'reading', 'letters'],
  desk: [],
};

/** Folders inside a folder that only it may reach, through their typed registry `index.ts`. */
export const PRIVATE = ['adapters', 'sources', 'proofing'];

const inPrivate = `(${PRIVATE.join('|')})/`;

const folderRules = Object.entries(MAY_IMPORT).map(([folder, others]) => ({
  name: `map-${folder}`,
  comment: `${folder} may import ${others.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...others].join('|')})/` },
}));

const houseRules = [
  {
    name: 'no-circle',
    comment: 'relations point one way, from the later folder or file to the earlier',
    from: {},
    to: { circular: true },
  },
  {
    name: 'private-inside',
    comment: 'adapters, sources and proofing are reached through their index.ts',
    from: { path: '^src/', pathNot: `^src/[^/]+/${inPrivate}` },
    to: { path: `^src/[^/]+/${inPrivate}`, pathNot: `^src/[^/]+/${inPrivate}index\\.ts$` },
  },
  {
    name: 'private-outside',
    comment: 'adapters, sources and proofing belong to the folder they stand in',
    from: { path: '^src/([^/]+)/' },
    to: { path: `^src/[^/]+/${inPrivate}`, pathNot: '^src/$1/' },
  },
  {
    name: 'no-barrel',
    comment: 'an index.ts exists as the registry of a private folder and nowhere else',
    from: {},
    to: { path: '^src/.*/index\\.ts$', pathNot: `^src/[^/]+/${inPrivate}index\\.ts$` },
  },
  {
    name: 'production-packages',
    comment: 'the product runs without development packages and without packages nobody declared',
    from: { path: '^src/', pathNot: '^src/desk/' },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'stays-in-src',
    comment: 'tests and tools know the product, not the other way round',
    from: { path: '^src/' },
    to: { path: '^(test|bin|docs|seeds)/' },
  },
  {
    name: 'resolves',
    comment: 'an import leads somewhere',
    from: { path: '^src/' },
    to: { couldNotResolve: true },
  },
];

/** The settings `npx depcruise src` and `npm run check` work with. */
const config = {
  forbidden: [...folderRules, ...houseRules.map((rule) => ({ severity: 'error', ...rule }))],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Without this the compiler drops type imports before anybody has looked at them.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};

// biome-ignore lint/style/noDefaultExport: dependency-cruiser reads the default export
export default config;

import { relative, sep } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import type { Item } from '#lib/bank/item.ts';
import { hashOf, readCourse, type CourseFiles } from './course.ts';
import { entryTable } from './entry-table.ts';
import { json } from './json.ts';
import { ideasOf } from './ideas.ts';
import { ContentError } from './problem.ts';

const OUTLINE = 'virtual:course';
const PARTS = ['concepts', 'names', 'lessons', 'explained'] as const;
const IDEAS = `${OUTLINE}/ideas`;
const INDEX = 'virtual:bank';
const LESSONS = 'virtual:lessons';
const CATALOGUE = 'virtual:catalogue';
const PANORAMA = 'virtual:panorama';
const GLOSSARY = 'virtual:glossary';
const VIRTUAL = [OUTLINE, INDEX, LESSONS, CATALOGUE, PANORAMA, GLOSSARY];
/** Modules of which a page loads only the part it names. */
const FOLDERS = [`${OUTLINE}/`, `${INDEX}/`];

/** Stands in for every page while there is no course yet: it waits for Vite, which brings the overlay, then the course. */
const WAITING =
  '<!doctype html><meta charset="utf-8"><title>A file needs mending</title><script type="module" src="/@vite/client"></script>';

/** What every page knows of the course: no prose, no French, nothing that only the build needs. */
function outline({
  concepts,
  misconceptions,
  lessons,
}: CourseFiles): Record<(typeof PARTS)[number], unknown> {
  const taught = new Map(
    lessons.flatMap((lesson) =>
      lesson.parts.flatMap(({ anchor, concepts: own }) =>
        own.map((id) => [id, { lesson: lesson.id, anchor }] as const),
      ),
    ),
  );
  const slim = concepts.map(({ id, area, prerequisites, core }) => ({
    id,
    area,
    prerequisites,
    core,
  }));
  const heads = lessons.map(({ number, id, title, objective, minutes, concepts: own, activity, check }) => ({
    number,
    id,
    title,
    objective,
    minutes,
    concepts: own,
    activity,
    check,
  }));
  const names = Object.fromEntries(concepts.map(({ id, name }) => [id, name]));
  const explained = {
    names,
    beliefs: Object.fromEntries(misconceptions.map(({ id, belief }) => [id, belief])),
    places: Object.fromEntries(taught),
  };
  return { concepts: slim, names, lessons: heads, explained };
}

/** So many items are sent together: few enough to be quick, several because sessions stay with a concept. */
const PER_SHARD = 2;

/** Every item by its shard: those of one main concept, a few at a time. */
function shardsOf({ banks }: CourseFiles): Map<string, Item[]> {
  const shards = new Map<string, Item[]>();
  const all = [...banks.values()].flat();
  for (const concept of new Set(all.map(({ concepts: [main] }) => main))) {
    const items = all.filter(({ concepts: [main] }) => main === concept);
    for (let start = 0; start < items.length; start += PER_SHARD)
      shards.set(`${concept}-${start / PER_SHARD}`, items.slice(start, start + PER_SHARD));
  }
  return shards;
}

/** The index of the bank, and a chunk per shard, loaded when an item of it is wanted. */
function index(course: CourseFiles): string {
  const shards = [...shardsOf(course)];
  const order = new Map(course.index.map((entry) => [entry.id, entry]));
  const entries = shards.flatMap(([, items]) => items.flatMap(({ id }) => order.get(id) ?? []));
  const loaders = shards.map(([name]) => `() => import(${JSON.stringify(`${INDEX}/${name}`)})`);
  return `${entryTable(entries)}
const loaders = [${loaders.join(', ')}];
const sizes = ${json(shards.map(([, items]) => items.length))};
export const shards = new Map(loaders.flatMap((load, shard) => {
  const start = sizes.slice(0, shard).reduce((sum, size) => sum + size, 0);
  return entries.slice(start, start + sizes[shard]).map(({ id }) => [id, load]);
}));`;
}

/** Items with the digest of each: tells later which wording was answered. */
function shard(items: Item[]): string {
  const hashes = Object.fromEntries(items.map((item) => [item.id, hashOf(item)]));
  return `export default ${json(items)};\nexport const hashes = ${json(hashes)};`;
}

/** Refutations and contrasts: most learners never need them, and nobody before the first answer. */
function ideas(course: CourseFiles): string {
  const { ideas, itemsBy } = ideasOf(course);
  return `export const ideas = ${json(ideas)};\nexport const itemsBy = ${json(itemsBy)};`;
}

/** Platforms for the sorting rounds, without what only the panorama needs. */
function catalogue({ catalogue: { platforms, foils }, fictional }: CourseFiles): string {
  const slim = platforms.map(
    ({ id, name, kind, status, statusYear, family, network, type, reason, debate }) => ({
      id,
      name,
      kind,
      status,
      statusYear,
      family,
      network,
      type,
      reason,
      debate,
    }),
  );
  const invented = fictional.map(({ id, name, description, socialMedium, network, type, clear, why }) => ({
    id,
    name,
    description,
    socialMedium,
    network,
    type,
    clear,
    why,
  }));
  return `export const platforms = ${json(slim)};\nexport const foils = ${json(foils)};\nexport const fictional = ${json(invented)};`;
}

/** The course's files as modules. A mistake ends a build; while developing it fills the overlay and the server lives on. */
export function course(): Plugin {
  let root = process.cwd();
  let files: CourseFiles;
  let broken: ContentError | undefined;
  let building = true;

  function read() {
    try {
      files = readCourse(root);
      broken = undefined;
    } catch (error) {
      if (!(error instanceof ContentError) || building) throw error;
      broken = error;
    }
  }

  function show(server: ViteDevServer) {
    if (!broken) return;
    server.config.logger.error(`\n${broken.message}`, { timestamp: true });
    server.ws.send({ type: 'error', err: { message: broken.message, stack: '', plugin: 'course' } });
  }

  const isCourseFile = (file: string) =>
    /^(questions|src\/content)\//.test(relative(root, file).split(sep).join('/'));

  return {
    name: 'course',
    configResolved(config) {
      root = config.root;
      building = config.command === 'build';
    },
    buildStart() {
      read();
    },
    configureServer(server) {
      server.watcher.add(['questions', 'src/content']);
      server.ws.on('connection', () => show(server));
      server.middlewares.use(({ headers }, response, next) => {
        if (files || !broken || !headers.accept?.includes('text/html')) return next();
        response.writeHead(503, { 'content-type': 'text/html; charset=utf-8' }).end(WAITING);
      });
      const changed = (file: string) => {
        if (!isCourseFile(file)) return;
        read();
        if (broken) return show(server);
        for (const environment of Object.values(server.environments))
          for (const module of environment.moduleGraph.idToModuleMap.values())
            if (module.id?.startsWith('\0virtual:')) environment.moduleGraph.invalidateModule(module);
        server.ws.send({ type: 'full-reload' });
      };
      server.watcher.on('change', changed).on('add', changed).on('unlink', changed);
    },
    resolveId(id) {
      if (VIRTUAL.includes(id) || FOLDERS.some((folder) => id.startsWith(folder)))
        return { id: `\0${id}`, moduleSideEffects: false };
    },
    load(id) {
      if (!id.startsWith('\0virtual:')) return;
      const name = id.slice(1);
      if (!files) throw broken ?? new Error('The course was not read yet');
      if (name === OUTLINE)
        return PARTS.map((part) => `export { default as ${part} } from '${OUTLINE}/${part}';`).join('\n');
      const part = PARTS.find((known) => name === `${OUTLINE}/${known}`);
      if (part) return `export default ${json(outline(files)[part])};`;
      if (name === IDEAS) return ideas(files);
      if (name === INDEX) return index(files);
      if (name === LESSONS) return `export const lessons = ${json(files.lessons)};`;
      if (name === CATALOGUE) return catalogue(files);
      if (name === PANORAMA)
        return `export const platforms = ${json(files.catalogue.platforms)};\nexport const checked = ${json(files.catalogue.checked)};`;
      if (name === GLOSSARY) return `export const glossary = ${json(files.glossary)};`;
      if (name.startsWith(`${INDEX}/`)) return shard(shardsOf(files).get(name.slice(INDEX.length + 1)) ?? []);
    },
  };
}

import { relative, sep } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import type { Entry } from '#lib/bank/entry.ts';
import { readCourse, type CourseFiles } from './course.ts';
import { ContentError } from './problem.ts';

const OUTLINE = 'virtual:course';
const PARTS = ['concepts', 'lessons', 'beliefs'] as const;
const INDEX = 'virtual:bank';
const LESSONS = 'virtual:lessons';
const CATALOGUE = 'virtual:catalogue';
const GLOSSARY = 'virtual:glossary';
const VIRTUAL = [OUTLINE, INDEX, LESSONS, CATALOGUE, GLOSSARY];
/** Modules of which a page loads only the part it names. */
const FOLDERS = [`${OUTLINE}/`, `${INDEX}/`];

/** JSON that engines parse faster than an object literal. */
const json = (value: unknown) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

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
  const slim = concepts.map(({ id, name, area, prerequisites, core }) => ({
    id,
    name,
    area,
    prerequisites,
    core: core === true,
    ...taught.get(id),
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
  const beliefs = Object.fromEntries(misconceptions.map(({ id, belief }) => [id, belief]));
  return { concepts: slim, lessons: heads, beliefs };
}

const itemsOn = ({ banks }: CourseFiles, concept: string) =>
  [...banks.values()].flat().filter(({ concepts: [main] }) => main === concept);

/** The index of the bank, sent column by column, which compresses best; and a chunk per main concept, loaded when an item of it is wanted. */
function index({ index: entries }: CourseFiles): string {
  const fields = Object.keys(entries[0] ?? {}) as (keyof Entry)[];
  const columns = fields.map((field) => entries.map((entry) => entry[field]));
  const main = new Set(entries.flatMap(({ concepts }) => concepts.slice(0, 1)));
  const loaders = [...main].map(
    (concept) => `${JSON.stringify(concept)}: () => import(${JSON.stringify(`${INDEX}/${concept}`)})`,
  );
  return `const fields = ${json(fields)};
const columns = ${json(columns)};
export const entries = columns[0].map((_, row) => Object.fromEntries(fields.map((field, place) => [field, columns[place][row]])));
export const banks = { ${loaders.join(', ')} };`;
}

/** Platforms for the sorting rounds, without what only the map will need. */
function catalogue({ catalogue: { platforms, foils }, fictional }: CourseFiles): string {
  const slim = platforms.map(({ id, name, kind, status, statusYear, family, network, reason, debate }) => ({
    id,
    name,
    kind,
    status,
    statusYear,
    family,
    network,
    reason,
    debate,
  }));
  const invented = fictional.map(({ id, name, description, socialMedium, network, clear, why }) => ({
    id,
    name,
    description,
    socialMedium,
    network,
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
      if (name === INDEX) return index(files);
      if (name === LESSONS) return `export const lessons = ${json(files.lessons)};`;
      if (name === CATALOGUE) return catalogue(files);
      if (name === GLOSSARY)
        return `export const glossary = ${json(files.glossary)};\nexport const checked = ${json(files.catalogue.checked)};`;
      if (name.startsWith(`${INDEX}/`))
        return `export default ${json(itemsOn(files, name.slice(INDEX.length + 1)))};`;
    },
  };
}

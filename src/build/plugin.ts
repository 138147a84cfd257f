import { relative, sep } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { readCourse, type CourseFiles } from './course.ts';
import { ContentError } from './problem.ts';

const OUTLINE = 'virtual:course';
const INDEX = 'virtual:bank';
const LESSONS = 'virtual:lessons';
const CATALOGUE = 'virtual:catalogue';
const GLOSSARY = 'virtual:glossary';
const VIRTUAL = [OUTLINE, INDEX, LESSONS, CATALOGUE, GLOSSARY];

/** JSON that engines parse faster than an object literal. */
const json = (value: unknown) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

/** What every page knows of the course: no prose, no French, nothing that only the build needs. */
function outline({ concepts, misconceptions, lessons }: CourseFiles): string {
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
  return `export const concepts = ${json(slim)};\nexport const lessons = ${json(heads)};\nexport const beliefs = ${json(beliefs)};`;
}

/** The index of the bank, and one chunk per bank that is loaded when an item of it is wanted. */
function index({ index: entries, banks }: CourseFiles): string {
  const loaders = [...banks.keys()].map(
    (bank) => `${JSON.stringify(bank)}: () => import(${JSON.stringify(`${INDEX}/${bank}`)})`,
  );
  return `export const entries = ${json(entries)};\nexport const banks = { ${loaders.join(', ')} };`;
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
      if (VIRTUAL.includes(id) || id.startsWith(`${INDEX}/`)) return `\0${id}`;
    },
    load(id) {
      if (!id.startsWith('\0virtual:')) return;
      const name = id.slice(1);
      // Started on broken files: the pages wait, and the overlay says what to mend.
      if (!files) throw broken ?? new Error('The course was not read yet');
      if (name === OUTLINE) return outline(files);
      if (name === INDEX) return index(files);
      if (name === LESSONS) return `export const lessons = ${json(files.lessons)};`;
      if (name === CATALOGUE) return catalogue(files);
      if (name === GLOSSARY)
        return `export const glossary = ${json(files.glossary)};\nexport const checked = ${json(files.catalogue.checked)};`;
      if (name.startsWith(`${INDEX}/`))
        return `export default ${json(files.banks.get(name.slice(INDEX.length + 1)))};`;
    },
  };
}

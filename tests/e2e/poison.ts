import { parse as parseYaml } from 'yaml';
import * as z from 'zod';
import { choice, fillIn, matching, sequencing, trueFalse } from '#lib/bank/item.fixture.ts';
import { Bank, type Item } from '#lib/bank/item.ts';
import { Concept, Misconception } from '#lib/course/concept.ts';
import { GlossaryTerm } from '#lib/course/glossary.ts';
import { LessonHead } from '#lib/course/lesson.ts';
import { Catalogue, FictionalPlatform } from '#lib/course/platform.ts';
import { PAYLOADS } from '../fixtures/xss.ts';
import type { Workshop } from './workshop.ts';

/** Puts payloads where a schema lets people write what they like: a text field that is added is poisoned too. */

/** What is used here of a JSON schema. */
interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown;
  pattern?: unknown;
  format?: unknown;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  /** What stands first, second and so on in a list of a fixed length. */
  prefixItems?: Schema[];
  minLength?: number;
  maxLength?: number;
  oneOf?: Schema[];
}
const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' }) as Schema;

/** Fields that hold names of other things: the build checks them or code compares them, and no page shows them. */
const NAMES = new Set(['$schema', 'id', 'platforms', 'misconceptions', 'other']);

const isFree = ({ type, enum: among, const: only, pattern, format }: Schema) =>
  type === 'string' && among === undefined && only === undefined && !pattern && !format;

/** The tag by which a union tells its parts apart: `choice` among interactions. */
const tagOf = ({ properties = {} }: Schema) => {
  const tag = Object.entries(properties).find(([, { const: only }]) => typeof only === 'string');
  return tag && { field: tag[0], name: String(tag[1].const) };
};

/** Every place where people write what they like: `items.choice.options.text`. */
function freeTexts(schema: Schema, path = ''): string[] {
  const step = (name: string) => (path ? `${path}.${name}` : name);
  if (isFree(schema)) return [path];
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
      NAMES.has(name) ? [] : freeTexts(field, step(name)),
    ),
    ...(schema.items ? freeTexts(schema.items, path) : []),
    ...(typeof schema.additionalProperties === 'object' ? freeTexts(schema.additionalProperties, path) : []),
    ...(schema.oneOf ?? []).flatMap((part) => freeTexts(part, step(tagOf(part)?.name ?? '?'))),
  ];
}

/** A text that is no shorter and no longer than the build allows. */
const fitted = (text: string, { minLength = 0, maxLength = Infinity }: Schema) =>
  text.slice(0, maxLength).padEnd(minLength, '.');

/** The same value, with another text in every free field; also in those that were left out. */
function rewrite(schema: Schema, value: unknown, write: (path: string) => string, path = ''): unknown {
  const step = (name: string) => (path ? `${path}.${name}` : name);
  if (isFree(schema)) return fitted(write(path), schema);
  if (schema.prefixItems && Array.isArray(value))
    return schema.prefixItems.map((entry, place) => rewrite(entry, value[place], write, path));
  if (schema.items && Array.isArray(value)) {
    const { items } = schema;
    return value.map((entry) => rewrite(items, entry, write, path));
  }
  if (schema.oneOf) {
    const part = schema.oneOf.find((one) => {
      const tag = tagOf(one);
      return tag && (value as Record<string, unknown>)[tag.field] === tag.name;
    });
    return part ? rewrite(part, value, write, step(tagOf(part)?.name ?? '?')) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const given = Object.entries(value);
  const { properties = {}, additionalProperties: others } = schema;
  const leftOut = Object.keys(properties).filter(
    (name) => !(name in value) && !NAMES.has(name) && isFree(properties[name] ?? {}),
  );
  return Object.fromEntries([
    ...given.map(([name, inner]) => {
      const field = properties[name];
      if (field) return [name, NAMES.has(name) ? inner : rewrite(field, inner, write, step(name))];
      return [name, typeof others === 'object' ? rewrite(others, inner, write, path) : inner];
    }),
    ...leftOut.map((name) => [name, fitted(write(step(name)), properties[name] ?? {})]),
  ]);
}

/** Answers that are typed. Payloads differ by signs that are not compared, and one answer may stand in one list only. */
const IS_TYPED = /\b(accepts|rejects\.texts)$/;

/** Payloads one after the other, from a place of the corpus on. */
function payloadsFrom(start: number, onwrite: (path: string, text: string) => void = () => {}) {
  let next = start;
  return (path: string) => {
    const text = (PAYLOADS[next % PAYLOADS.length] ?? '').trim();
    next += 1;
    onwrite(path, text);
    return IS_TYPED.test(path) ? `${text} n${next}` : text;
  };
}

/** How a question of the walk is answered, so that all its texts come to the screen. */
type Answering = 'second' | 'first' | 'board' | 'order' | 'accepted' | 'rejected' | 'otherwise';

/** A poisoned question, what was written into it, and what to do with it. */
export interface Poisoned {
  item: Item;
  answering: Answering;
  /** What to type. */
  typed?: string;
  texts: { path: string; text: string }[];
}

const NOTHING = 'nothing of the kind';
const NEITHER = 'nor anything else';
const bank = schemaOf(Bank);

/** Every free text of a question, by its place. */
export const FIELDS = freeTexts(bank)
  .filter((path) => path.startsWith('items.'))
  .map((path) => path.replace('items.', ''));

function poisonedItem(item: Item, answering: Answering, place: number): Poisoned {
  const texts: Poisoned['texts'] = [];
  const write = payloadsFrom(place, (path, text) => texts.push({ path, text }));
  const own = { ...item, id: `${item.interaction}-${answering}-${place}` };
  const poisoned = rewrite(bank.properties?.items?.items ?? {}, own, write) as Item;
  if (poisoned.interaction !== 'fill-in') return { item: poisoned, answering, texts };
  // What is typed must not happen to be right: payloads differ by little.
  const typed = {
    accepted: poisoned.accepts[0],
    rejected: poisoned.rejects[0]?.texts[0],
    otherwise: PAYLOADS[place]?.trim(),
  }[answering as 'accepted'];
  const rejects = poisoned.rejects.map((reject) => ({ ...reject, texts: [NEITHER] }));
  const changes = {
    accepted: {},
    rejected: { accepts: [NOTHING] },
    otherwise: { accepts: [NOTHING], rejects },
  }[answering as 'accepted'];
  return { item: { ...poisoned, ...changes }, answering, typed, texts };
}

/** For every payload a question of each kind, in which every field has its turn with every payload. */
export const WALK: Poisoned[] = (
  [
    [choice(), 'second'],
    [trueFalse(), 'first'],
    [matching(), 'board'],
    [sequencing(), 'order'],
    [fillIn(), 'accepted'],
    [fillIn(), 'rejected'],
    [fillIn(), 'otherwise'],
  ] as const
).flatMap(([item, answering]) => PAYLOADS.map((_, place) => poisonedItem(item, answering, place)));

/** Poisons every text of a copy of the course, and adds the questions of the walk. */
export function poison(workshop: Workshop): void {
  // Nothing but time is lost: the host of these tests compresses nothing.
  workshop.write(
    'svelte.config.js',
    workshop.read('svelte.config.js').replace('precompress: true', 'precompress: false'),
  );
  const write = payloadsFrom(0);
  const rewriteJson = (file: string, schema: z.ZodType, change = (value: unknown) => value) =>
    workshop.write(
      file,
      JSON.stringify(rewrite(schemaOf(schema), change(JSON.parse(workshop.read(file))), write)),
    );
  rewriteJson('src/content/concepts.json', z.array(Concept));
  rewriteJson('src/content/misconceptions.json', z.array(Misconception));
  rewriteJson('src/content/platforms.json', Catalogue);
  rewriteJson('src/content/fictional-platforms.json', z.array(FictionalPlatform));
  // One term for every payload: they are all in one page.
  const terms = () => PAYLOADS.map(() => ({ term: '', french: '', meaning: '' }));
  rewriteJson('src/content/glossary.json', z.array(GlossaryTerm), terms);
  for (const name of workshop.list('src/content/lessons')) {
    const file = `src/content/lessons/${name}`;
    const [, head = '', body = ''] = workshop.read(file).split(/^---\n/m);
    const poisoned = rewrite(schemaOf(LessonHead), parseYaml(head), write);
    workshop.write(file, `---\n${JSON.stringify(poisoned)}\n---\n${body}`);
  }
  for (const name of workshop.list('questions'))
    if (name.endsWith('.json') && name !== 'bank.schema.json') rewriteJson(`questions/${name}`, Bank);
  const items = WALK.map(({ item }) => item);
  workshop.write('questions/walk.json', JSON.stringify({ title: 'Walk', items }));
}

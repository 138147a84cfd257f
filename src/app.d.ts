declare module 'virtual:course' {
  import type { OutlineConcept, OutlineLesson } from '#lib/course/outline.ts';
  export const concepts: OutlineConcept[];
  export const lessons: OutlineLesson[];
}

declare module 'virtual:course/names' {
  /** The name of each concept, by its id. */
  const names: Record<string, string>;
  export default names;
}

declare module 'virtual:bank' {
  import type { Entry } from '#lib/bank/entry.ts';
  import type { Item } from '#lib/bank/item.ts';
  export const entries: Entry[];
  /** What brings an item, with a few of the same main concept, by the item's id. */
  export const shards: Map<string, () => Promise<{ default: Item[]; hashes: Record<string, string> }>>;
}

declare module 'virtual:course/explained' {
  import type { Explained } from '#lib/course/outline.ts';
  const explained: Explained;
  export default explained;
}

declare module 'virtual:course/ideas' {
  import type { Ideas } from '#lib/course/outline.ts';
  export const ideas: Ideas['ideas'];
  export const itemsBy: Ideas['itemsBy'];
}

declare module 'virtual:lessons' {
  import type { Lesson } from '#lib/course/lesson.ts';
  export const lessons: Lesson[];
}

declare module 'virtual:catalogue' {
  import type { Catalogue } from '#lib/quiz/catalogue.ts';
  export const platforms: Catalogue['platforms'];
  export const foils: Catalogue['foils'];
  export const fictional: Catalogue['fictional'];
}

declare module 'virtual:panorama' {
  import type { Platform } from '#lib/course/platform.ts';
  export const platforms: Platform[];
  /** The day on which the platforms' facts were last checked. */
  export const checked: string;
}

declare module 'virtual:glossary' {
  import type { GlossaryTerm } from '#lib/course/glossary.ts';
  export const glossary: GlossaryTerm[];
}

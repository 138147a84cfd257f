import { concepts } from 'virtual:course';
import { resolve } from '$app/paths';

const byId = new Map(concepts.map((concept) => [concept.id, concept]));

export const conceptOf = (id: string) => byId.get(id);
export const areaOf = (id: string) => byId.get(id)?.area;

/** The part of the lesson that explains a concept. */
export function lessonHref(concept: string): string | undefined {
  const { lesson, anchor } = byId.get(concept) ?? {};
  return lesson && `${resolve('/lessons/[lesson]', { lesson })}#${anchor}`;
}

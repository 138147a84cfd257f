import type { Explained, Idea } from '#lib/course/outline.ts';
import { whenIdle } from '#lib/components/when-idle.ts';
import { resolve } from '$app/paths';

let explained = $state.raw<Explained>();

/** It is needed when an answer is explained, so it comes after what is needed to answer. */
export function prepareExplained(): void {
  whenIdle(async () => {
    ({ default: explained } = await import('virtual:course/explained'));
  });
}

/** A misconception in a few words, by its id. */
export const beliefOf = (misconception: string): string | undefined => explained?.beliefs[misconception];

/** Why a misconception fails, by its id. Rejects without a connection. */
export async function ideaOf(misconception: string): Promise<Idea | undefined> {
  const { ideas } = await import('virtual:course/ideas');
  return ideas[misconception];
}

/** What a concept is called, as soon as that is at hand. */
export const nameOf = (concept: string): string => explained?.names[concept] ?? '';

/** The part of the lesson that explains a concept. */
export function lessonHref(concept: string): string | undefined {
  const place = explained?.places[concept];
  return place && `${resolve('/lessons/[lesson]', { lesson: place.lesson })}#${place.anchor}`;
}

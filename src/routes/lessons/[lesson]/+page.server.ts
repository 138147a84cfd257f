import { error } from '@sveltejs/kit';
import { render } from 'svelte/server';
import { lessons } from 'virtual:lessons';
import { firstItem } from '../../first-item.ts';
import LessonQuiz from './LessonQuiz.svelte';
import { loadFigure } from './figures.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => lessons.map(({ id }) => ({ lesson: id }));

/** A figure as HTML, as it is for somebody new. It ships no JavaScript until it comes into view. */
async function draw(name: string, lesson: string): Promise<string> {
  const { component, props } = await loadFigure(name, lesson);
  return `<div>${render(component, { props, idPrefix: 'figure' }).body}</div>`;
}

export const load: PageServerLoad = async ({ params }) => {
  const place = lessons.findIndex(({ id }) => id === params.lesson);
  const lesson = lessons[place];
  if (!lesson) error(404, 'There is no such lesson.');
  const { blocks, ...head } = lesson;

  /** An activity or a check, its first question at hand: brought to life when it comes into view. */
  async function island(kind: 'activity' | 'check', items: string[]) {
    const props = { kind, lesson: head.id, title: head.title, items, first: await firstItem(items) };
    return { props, html: `<div>${render(LessonQuiz, { props, idPrefix: kind }).body}</div>` };
  }

  /** What the page says of the lessons before and after: it need not load the outline for that. */
  const neighbour = (other: (typeof lessons)[number] | undefined) =>
    other && { id: other.id, title: other.title };

  return {
    lesson: head,
    count: lessons.length,
    previous: neighbour(lessons[place - 1]),
    next: neighbour(lessons[place + 1]),
    blocks: await Promise.all(
      blocks.map(async (block) =>
        block.kind === 'figure' ? { ...block, html: await draw(block.name, head.id) } : block,
      ),
    ),
    activity: await island('activity', [head.activity]),
    check: await island('check', head.check),
  };
};

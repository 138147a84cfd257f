import { error } from '@sveltejs/kit';
import { render } from 'svelte/server';
import { lessons } from 'virtual:lessons';
import { firstItem } from '../../first-item.ts';
import LessonQuiz from './LessonQuiz.svelte';
import { figures } from './figures.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => lessons.map(({ id }) => ({ lesson: id }));

/** A figure as HTML: it is drawn at build time and ships no JavaScript. */
function draw(name: string): string {
  const figure = figures[name];
  if (!figure)
    throw new Error(`there is no figure "${name}": the figures are ${Object.keys(figures).join(', ')}`);
  return render(figure).body;
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
    blocks: blocks.map((block) =>
      block.kind === 'figure' ? { kind: 'prose' as const, html: draw(block.name) } : block,
    ),
    activity: await island('activity', [head.activity]),
    check: await island('check', head.check),
  };
};

import { error } from '@sveltejs/kit';
import { lessons } from 'virtual:course';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ params }) => {
  const lesson = lessons.find(({ id }) => id === params.lesson);
  if (!lesson) error(404, 'There is no such lesson.');
  return { lesson };
};

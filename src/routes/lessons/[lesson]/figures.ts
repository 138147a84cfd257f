import type { Component } from 'svelte';
import type { FigureProps } from '#lib/components/figures/task.ts';
import LessonFigure from './LessonFigure.svelte';

type Figure = Component<{ task: FigureProps }>;

/** Figures by the name that lessons call them: `::figure nested-sets`. Each comes by itself. */
const figures: Record<string, () => Promise<{ default: Figure }>> = {
  'loose-cloud': () => import('#lib/components/figures/LooseCloud.svelte'),
  'nested-sets': () => import('#lib/components/figures/NestedSets.svelte'),
  'four-functions': () => import('#lib/components/figures/FourFunctions.svelte'),
  'contact-content': () => import('#lib/components/figures/ContactContent.svelte'),
  'family-map': () => import('#lib/components/figures/FamilyMap.svelte'),
  'two-axes': () => import('#lib/components/figures/TwoAxes.svelte'),
  'five-questions': () => import('#lib/components/figures/FiveQuestions.svelte'),
};

/** The figure of a lesson, and what it needs. */
export async function loadFigure(name: string, lesson: string) {
  const load = figures[name];
  if (!load)
    throw new Error(`there is no figure "${name}": the figures are ${Object.keys(figures).join(', ')}`);
  const { default: Figure } = await load();
  return { component: LessonFigure, props: { Figure, lesson } };
}

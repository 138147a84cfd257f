import type { Component } from 'svelte';
import type { Interaction, Item } from '#lib/bank/item.ts';
import type { Answering } from './answering.ts';
import Choice from './Choice.svelte';

type AnsweringComponent = Component<Answering<Interaction>>;

/** Each component takes the items of its own interaction: whoever asks for it by an item's interaction gives it that item. */
const ready = new Map<Interaction, AnsweringComponent>([['choice', Choice as AnsweringComponent]]);

/** What is loaded with the first item that needs it: most questions are choices. */
const LATER: { [I in Interaction]?: () => Promise<{ default: Component<Answering<I>> }> } = {
  'true-false': () => import('./TrueFalse.svelte'),
  matching: () => import('./Board.svelte'),
  sequencing: () => import('./Sequence.svelte'),
  'fill-in': () => import('./FillIn.svelte'),
};

/** Brings what shows an interaction. Rejects without a connection. */
export async function prepare(interaction: Interaction): Promise<void> {
  const later = LATER[interaction];
  if (later && !ready.has(interaction)) ready.set(interaction, (await later()).default as AnsweringComponent);
}

/** What shows an interaction. It must have been prepared. */
export function componentOf(interaction: Interaction): AnsweringComponent {
  const component = ready.get(interaction);
  if (!component) throw new Error(`cannot show a ${interaction} item: it was not prepared`);
  return component;
}

/** Whether the right answer is shown below an item, because its own component can only show what was given. */
export function solvedBelow(
  item: Item,
): item is Extract<Item, { interaction: 'matching' | 'sequencing' | 'fill-in' }> {
  return item.interaction !== 'choice' && item.interaction !== 'true-false';
}

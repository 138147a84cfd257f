import type { Item } from '#lib/bank/item.ts';

export type Sequencing = Extract<Item, { interaction: 'sequencing' }>;

/** The order in which a list is first shown: never one that is right already. */
export function startingOrder({ elements, orders }: Sequencing): string[] {
  const accepted = new Set(orders.map((order) => order.join()));
  const reversed = elements.map(({ id }) => id).toReversed();
  const rotations = reversed.map((_, shift) => [...reversed.slice(shift), ...reversed.slice(0, shift)]);
  return rotations.find((order) => !accepted.has(order.join())) ?? reversed;
}

/** The order once an element went to a place, counted from 0. */
export function moved(order: readonly string[], element: string, place: number): string[] {
  const others = order.filter((id) => id !== element);
  return [...others.slice(0, place), element, ...others.slice(place)];
}

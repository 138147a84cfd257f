import type { Item } from '#lib/bank/item.ts';
import type { Response } from './response.ts';

/** Whether a response is a whole answer to this item. An unfinished response is not a wrong one: it cannot be handed in. */
export function suits(item: Item, response: Response): boolean {
  if (response.kind === 'unknown') return true;
  if (item.interaction === 'choice' && response.kind === 'choice') {
    const { options } = response;
    const known = options.every((id) => item.options.some((option) => option.id === id));
    const count = new Set(options).size === options.length && options.length > 0;
    return known && count && (item.select === 'several' || options.length === 1);
  }
  if (item.interaction === 'true-false' && response.kind === 'true-false')
    return item.reasons.some(({ id }) => id === response.reason);
  if (item.interaction === 'matching' && response.kind === 'matching')
    return item.sources.every(({ id }) =>
      item.targets.some((target) => target.id === response.placements[id]),
    );
  if (item.interaction === 'sequencing' && response.kind === 'sequencing')
    return (
      response.order.length === item.elements.length &&
      item.elements.every(({ id }) => response.order.includes(id))
    );
  if (item.interaction === 'fill-in' && response.kind === 'fill-in') return response.text.trim().length > 0;
  return false;
}

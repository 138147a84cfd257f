import { shards } from 'virtual:bank';
import type { ComponentProps } from 'svelte';
import type { Item } from '#lib/bank/item.ts';
import type Why from '#lib/components/Why.svelte';
import { explanation, type Influence } from '#lib/mastery/explanation.ts';
import { parametersOf } from '#lib/quiz/parameters.ts';
import type { SessionInput } from '#lib/quiz/session.svelte.ts';
import { wholeRecord } from '#lib/storage/device.ts';
import type { Learner } from '#lib/storage/learner.svelte.ts';
import { entryOf } from './bank.ts';

/** What a question says; nothing where the course has it no more, or it cannot be fetched now. */
async function stemOf(id: string): Promise<string | undefined> {
  try {
    if (id.includes(':')) return (await (await import('./catalogue.ts')).makeItem(id))?.stem;
    return (await shards.get(id)?.())?.default.find((item) => item.id === id)?.stem;
  } catch {
    return undefined; // An old question without its words explains as much.
  }
}

const stemsOf = async (moved: readonly Influence[]) =>
  new Map(
    await Promise.all(
      moved.flatMap((influence) =>
        influence.kind === 'answer'
          ? stemOf(influence.item).then((stem) => [influence.item, stem] as const)
          : [],
      ),
    ),
  );

interface Asked {
  learner: Learner;
  item: Item;
  session: SessionInput;
}

export type WhyAsked = Pick<ComponentProps<typeof Why>, 'explanation' | 'nameOf' | 'stemOf'> & {
  open: boolean;
};

/** Why this learner is asked this question: their whole record, read when somebody wants to know. */
export async function whyAsked({ learner, item, session }: Asked): Promise<WhyAsked> {
  await learner.opened;
  const [{ record }, { default: explained }] = await Promise.all([
    wholeRecord(learner),
    import('virtual:course/explained'),
  ]);
  // By the item itself: one that was made from the catalogue is not in the bank.
  const why = explanation({
    record,
    item: { ...item, chance: parametersOf(item).chance },
    sitting: session,
    entryOf,
    now: Date.now(),
  });
  const stems = await stemsOf(why.moved);
  return {
    explanation: why,
    open: item.interaction === 'choice' && item.open === true,
    nameOf: (concept: string) => explained.names[concept] ?? concept,
    stemOf: (id: string) => stems.get(id),
  };
}

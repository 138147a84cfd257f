import type { Entry } from '#lib/bank/entry.ts';
import { ABILITIES } from '#lib/mastery/grid.ts';
import { information, itemModel, success, type ItemModel } from '#lib/mastery/item-model.ts';

export type PoolItem = Pick<Entry, 'id' | 'interaction'> & Partial<Pick<Entry, 'bloom' | 'platforms'>>;

/** What the choice needs to know of an item. */
export type Askable = PoolItem & Pick<Entry, 'concepts' | 'chance' | 'difficulty' | 'error'>;

/** Items of one concept that are alike to the model: scored once, however many they are. */
export interface ItemClass {
  concept: string;
  /** The chance of a right answer at every ability. */
  curve: Float64Array;
  /** What one answer tells at every ability. */
  information: Float64Array;
  items: PoolItem[];
}

/** What can be asked about one concept. */
export interface ConceptPool {
  classes: ItemClass[];
  count: number;
  /** What the answers to all its items would tell at every ability. */
  information: Float64Array;
}

/** What can be asked. An item belongs to its main concept. */
export interface ItemPool {
  concepts: ReadonlyMap<string, ConceptPool>;
  /** The class of each item, and what the item is. */
  places: ReadonlyMap<string, { itemClass: ItemClass; item: PoolItem }>;
}

const classOf = (concept: string, model: ItemModel): ItemClass => ({
  concept,
  curve: Float64Array.from(ABILITIES, (ability) => success(ability, model)),
  information: Float64Array.from(ABILITIES, (ability) => information(ability, model)),
  items: [],
});

export function itemPool<Item extends Askable>(
  items: readonly Item[],
  modelOf: (item: Item) => ItemModel = itemModel,
): ItemPool {
  const classes = new Map<string, ItemClass>();
  const places: [string, { itemClass: ItemClass; item: PoolItem }][] = [];
  for (const item of items) {
    const concept = item.concepts[0] ?? '';
    const model = modelOf(item);
    const key = `${concept} ${model.difficulty} ${model.slope} ${model.guess} ${model.slip}`;
    const itemClass = classes.get(key) ?? classOf(concept, model);
    classes.set(key, itemClass);
    itemClass.items.push(item);
    places.push([item.id, { itemClass, item }]);
  }
  const concepts = new Map<string, ConceptPool>();
  for (const itemClass of classes.values()) {
    const pool = concepts.get(itemClass.concept) ?? {
      classes: [],
      count: 0,
      information: new Float64Array(ABILITIES.length),
    };
    concepts.set(itemClass.concept, pool);
    pool.classes.push(itemClass);
    pool.count += itemClass.items.length;
    itemClass.information.forEach((value, index) => {
      pool.information[index] = (pool.information[index] ?? 0) + value * itemClass.items.length;
    });
  }
  return { concepts, places: new Map(places) };
}

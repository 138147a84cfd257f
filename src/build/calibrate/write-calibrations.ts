import { isMap, isScalar, isSeq, parseDocument, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Item } from '#lib/bank/item.ts';

export type Calibrated = NonNullable<Item['calibrated']>;

const written = ({ difficulty, error, answers }: Calibrated) =>
  `{ "difficulty": ${difficulty}, "error": ${error}, "answers": ${answers} }`;

/** Where something stands in a text. */
const placeOf = (node: unknown) => {
  const [start = 0, end = 0] = (node as Node | null)?.range ?? [];
  return { start, end };
};

const fieldOf = (item: YAMLMap, name: string): Pair | undefined =>
  item.items.find(({ key }) => isScalar(key) && key.value === name);

/** What parts the field from the one before it, in the way of its author: a line and its indent, or a space. */
function gapBefore(text: string, field: Pair): string {
  const { start } = placeOf(field.key);
  const [before = ''] = /\s*$/.exec(text.slice(0, start)) ?? [];
  return before.includes('\n')
    ? before.slice(before.lastIndexOf('\n') - Number(before.includes('\r\n')))
    : ' ';
}

/** The text of a bank with these calibrations of its items, by their ids. Nothing else in it changes. */
export function withCalibrations(text: string, calibrations: ReadonlyMap<string, Calibrated>): string {
  // Some editors begin a file with an invisible mark.
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const bank = text.slice(mark);
  const items: unknown = parseDocument(bank, { keepSourceTokens: false }).get('items');
  const edits = (isSeq(items) ? items.items : []).filter(isMap).flatMap((item) => {
    const calibrated = calibrations.get(String(item.get('id')));
    const guessed = fieldOf(item, 'difficulty');
    if (!calibrated || !guessed) return [];
    const known = fieldOf(item, 'calibrated');
    if (known) return [{ ...placeOf(known.value), by: written(calibrated) }];
    const { end } = placeOf(guessed.value);
    return [{ start: end, end, by: `,${gapBefore(bank, guessed)}"calibrated": ${written(calibrated)}` }];
  });
  return edits.reduceRight(
    (changed, { start, end, by }) => changed.slice(0, start + mark) + by + changed.slice(end + mark),
    text,
  );
}

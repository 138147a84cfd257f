import type { Item } from '#lib/bank/item.ts';
import type { Response } from './response.ts';
import { plain, same } from './text.ts';

/** `open` is a debatable answer: never scored. */
export type Verdict = 'right' | 'wrong' | 'open';

/** The verdict on one part of an answer: an option, a card, an element, the words typed. */
interface Part {
  id: string;
  verdict: Verdict;
  feedback: string;
  misconception?: string | undefined;
}

/** What an answer is worth, and why. */
export interface Score {
  /** From 0 to 1. Nothing for an open judgement: `undefined`. */
  value: number | undefined;
  verdict: Verdict | 'unknown';
  /** One for each thing the learner chose, placed, ordered or typed. */
  parts: Part[];
}

/** A right answer for the wrong reason; content.md, item S03. */
const RIGHT_ANSWER_WRONG_REASON = 0.4;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const verdictOf = (value: number): Verdict => (value === 1 ? 'right' : 'wrong');

type Scorer<I extends Item['interaction']> = (
  item: Extract<Item, { interaction: I }>,
  response: Extract<Response, { kind: I }>,
) => Score;

const scoreChoice: Scorer<'choice'> = (item, { options: chosen }) => {
  const parts = item.options
    .filter(({ id }) => chosen.includes(id))
    .map(({ id, right, feedback, misconception }): Part => {
      const verdict = right ? (item.open ? 'open' : 'right') : 'wrong';
      return { id, verdict, feedback, misconception };
    });
  if (item.open) return { value: undefined, verdict: 'open', parts };
  // Each option is judged by itself: chosen and right, or left alone and wrong.
  const judged = item.options.map(({ id, right }) => Number((right === true) === chosen.includes(id)));
  const value =
    item.select === 'one' ? Number(parts.every(({ verdict }) => verdict === 'right')) : mean(judged);
  return { value, verdict: verdictOf(value), parts };
};

const scoreTrueFalse: Scorer<'true-false'> = (item, { reason: id }) => {
  const reason = item.reasons.find((entry) => entry.id === id);
  if (!reason) throw new Error(`cannot score the reason ${id} of ${item.id}`);
  const value = reason.right ? 1 : reason.of === item.answer ? RIGHT_ANSWER_WRONG_REASON : 0;
  const { feedback, misconception } = reason;
  return {
    value,
    verdict: verdictOf(value),
    parts: [{ id, verdict: verdictOf(value), feedback, misconception }],
  };
};

const scoreMatching: Scorer<'matching'> = (item, { placements }) => {
  const parts = item.sources.map(({ id, open, placements: key }): Part => {
    const placement = key[placements[id] ?? ''];
    if (!placement) throw new Error(`cannot score the place of ${id} in ${item.id}`);
    const { right, feedback, misconception } = placement;
    // What is debatable is not wrong anywhere: it shows no wrong idea, and does not come back.
    if (open) return { id, verdict: 'open', feedback };
    return { id, verdict: right ? 'right' : 'wrong', feedback, misconception };
  });
  const scored = parts.filter(({ verdict }) => verdict !== 'open');
  if (scored.length === 0) return { value: undefined, verdict: 'open', parts };
  const value = mean(scored.map(({ verdict }) => Number(verdict === 'right')));
  return { value, verdict: verdictOf(value), parts };
};

/** Pairs that stand the same way round in every accepted order: what must be respected. */
function constraints(orders: readonly (readonly string[])[]): [string, string][] {
  const [first = [], ...others] = orders;
  return first
    .flatMap((before, index) => first.slice(index + 1).map((after): [string, string] => [before, after]))
    .filter(([before, after]) => others.every((order) => order.indexOf(before) < order.indexOf(after)));
}

const scoreSequencing: Scorer<'sequencing'> = (item, { order }) => {
  const accepted = item.orders.some((other) => other.join() === order.join());
  const pairs = constraints(item.orders);
  const broken = pairs.filter(([before, after]) => order.indexOf(before) > order.indexOf(after));
  const value = accepted
    ? 1
    : pairs.length === 0
      ? 0
      : Math.min(1 - broken.length / pairs.length, 1 - 1 / pairs.length);
  // No single pair is to blame for an order that is not accepted all the same: then the whole of it is.
  const blamed = broken.length > 0 || accepted ? broken.flat() : order;
  const parts = order.map((id): Part => {
    const element = item.elements.find((entry) => entry.id === id);
    if (!element) throw new Error(`cannot score the place of ${id} in ${item.id}`);
    return { id, verdict: blamed.includes(id) ? 'wrong' : 'right', feedback: element.feedback };
  });
  return { value, verdict: verdictOf(value), parts };
};

const scoreFillIn: Scorer<'fill-in'> = (item, { text }) => {
  // Word for word comes before slips: "blog", where it is an expected mistake, is no slip of "blogs".
  const exactly = (entry: string) => plain(text) === plain(entry);
  const roughly = (entry: string) => same(text, entry);
  const reject = (match: (entry: string) => boolean) => item.rejects.find(({ texts }) => texts.some(match));
  const accepted = item.accepts.some(exactly) || (!reject(exactly) && item.accepts.some(roughly));
  const rejected = reject(exactly) ?? reject(roughly);
  if (accepted)
    return { value: 1, verdict: 'right', parts: [{ id: 'text', verdict: 'right', feedback: item.feedback }] };
  const feedback = rejected?.feedback ?? item.otherwise;
  return {
    value: 0,
    verdict: 'wrong',
    parts: [{ id: 'text', verdict: 'wrong', feedback, misconception: rejected?.misconception }],
  };
};

/** What a response is worth, and why. It must suit the item. */
export function score(item: Item, response: Response): Score {
  if (response.kind === 'unknown')
    return { value: isOpen(item) ? undefined : 0, verdict: 'unknown', parts: [] };
  if (item.interaction === 'choice' && response.kind === 'choice') return scoreChoice(item, response);
  if (item.interaction === 'true-false' && response.kind === 'true-false')
    return scoreTrueFalse(item, response);
  if (item.interaction === 'matching' && response.kind === 'matching') return scoreMatching(item, response);
  if (item.interaction === 'sequencing' && response.kind === 'sequencing')
    return scoreSequencing(item, response);
  if (item.interaction === 'fill-in' && response.kind === 'fill-in') return scoreFillIn(item, response);
  throw new Error(`cannot score a ${response.kind} response to ${item.id}, which is ${item.interaction}`);
}

const isOpen = (item: Item) => item.interaction === 'choice' && item.open === true;

/** The wrong ideas that an answer points to, each once. */
export function misconceptionsIn({ parts }: Score): string[] {
  return [
    ...new Set(
      parts.flatMap(({ verdict, misconception }) =>
        verdict === 'wrong' && misconception ? [misconception] : [],
      ),
    ),
  ];
}

import { hashOf, readCourse } from '../../src/build/course.ts';
import { chanceOf, isApplied } from '#lib/bank/entry.ts';
import type { Item } from '#lib/bank/item.ts';
import { random, shuffled } from '#lib/course/random.ts';
import type { NewEvent, Picked, RecordEvent } from '#lib/record/event.ts';
import type { Confidence, Response } from '#lib/scoring/response.ts';
import { misconceptionsIn, score } from '#lib/scoring/score.ts';

const A_SITTING = 6;
/** Questions until most decisions are taken, and why they are asked before and after. */
const A_BEGINNING = 200;
const BEGINNING: Picked['reason'][] = ['first look', 'undecided', 'undecided', 'practice'];
const LATER: Picked['reason'][] = ['practice', 'practice', 'practice', 'review', 'undecided'];
const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 5, 8);

function anyOf<T>(list: readonly T[], chance: () => number): T {
  const value = list[Math.floor(chance() * list.length)];
  if (value === undefined) throw new Error('there is nothing to choose from');
  return value;
}

/** Something a learner may give as an answer. */
function respond(item: Item, chance: () => number): Response {
  if (chance() < 0.05) return { kind: 'unknown' };
  switch (item.interaction) {
    case 'choice':
      return {
        kind: 'choice',
        options:
          item.select === 'one'
            ? [anyOf(item.options, chance).id]
            : item.options.filter(() => chance() < 0.5).map(({ id }) => id),
      };
    case 'true-false':
      return { kind: 'true-false', reason: anyOf(item.reasons, chance).id };
    case 'matching':
      return {
        kind: 'matching',
        placements: Object.fromEntries(
          item.sources.map(({ id }) => [id, anyOf(item.targets, chance).id] as const),
        ),
      };
    case 'sequencing':
      return { kind: 'sequencing', order: shuffled(item.elements, chance).map(({ id }) => id) };
    case 'fill-in':
      return { kind: 'fill-in', text: anyOf([...item.accepts, 'a network', 'something else'], chance) };
  }
}

/**
 * The record of somebody who practised for so many answers: sittings of six questions of the real bank, an hour apart,
 * ids as the learner's pages make them.
 */
export function longRecord(answers: number, seed = 1): RecordEvent[] {
  const { banks } = readCourse(process.cwd());
  const items = [...banks.values()].flat().filter(({ retired }) => !retired);
  const chance = random(seed);
  const letters = () =>
    Math.floor(chance() * 36 ** 6)
      .toString(36)
      .padStart(6, '0');
  const record: RecordEvent[] = [];
  let at = START;
  const idAt = () => `${at.toString(36)}-${letters()}`;
  const happen = (milliseconds: number, event: NewEvent) => {
    at += Math.max(1, Math.round(milliseconds));
    record.push({ id: idAt(), at, ...event } as RecordEvent);
  };
  for (let given = 0; given < answers;) {
    at += HOUR;
    const session = idAt();
    happen(1, {
      type: 'session.started',
      session,
      kind: 'practice',
      seed: Math.floor(chance() * 2 ** 32),
      length: A_SITTING,
    });
    for (const item of shuffled(items, chance).slice(0, Math.min(A_SITTING, answers - given))) {
      happen(1, {
        type: 'item.presented',
        session,
        item: item.id,
        hash: hashOf(item),
        reason: anyOf(given < A_BEGINNING ? BEGINNING : LATER, chance),
      });
      const seconds = 5 + Math.floor(chance() * 60);
      const response = respond(item, chance);
      const worth = score(item, response);
      const misconceptions = misconceptionsIn(worth);
      happen(seconds * 1000 + chance() * 1000, {
        type: 'item.answered',
        session,
        item: item.id,
        hash: hashOf(item),
        concepts: item.concepts,
        parameters: {
          chance: Number(chanceOf(item).toPrecision(3)),
          difficulty: item.difficulty,
          applied: isApplied(item.bloom),
        },
        attempt: 1,
        response,
        score: worth.value ?? null,
        ...(misconceptions.length > 0 && { misconceptions }),
        ...(chance() < 0.5 && {
          confidence: anyOf<Confidence>(['guess', 'fairly', 'sure'], chance),
        }),
        seconds,
      });
      given += 1;
    }
    happen(2000, { type: 'session.ended', session, reason: 'finished' });
  }
  return record;
}

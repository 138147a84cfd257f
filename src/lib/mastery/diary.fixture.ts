import { isApplied, type Entry } from '#lib/bank/entry.ts';
import type { EventOf, NewEvent, RecordEvent, SessionKind } from '#lib/record/event.ts';

/** What a record needs to know of an item that was answered. */
export type Asked = Pick<Entry, 'id' | 'concepts' | 'chance' | 'difficulty' | 'bloom' | 'open'>;

const MINUTE = 60 * 1000;

/** Writes a record as the pages of the course write it, for tests. */
export class Diary {
  readonly record: RecordEvent[] = [];
  constructor(public now = Date.UTC(2026, 10, 2, 9)) {}

  /** An event, a minute after the one before it. */
  write(event: NewEvent): void {
    this.now += MINUTE;
    this.record.push({ id: `e${this.record.length}`, at: this.now, ...event } as RecordEvent);
  }

  /** A sitting in which these items were answered, each for what it is worth. Returns its name. */
  sit(
    kind: SessionKind,
    answers: readonly (readonly [item: Asked, score: number])[],
    more: Partial<Pick<EventOf<'session.started'>, 'lesson' | 'length' | 'items' | 'concepts'>> & {
      end?: 'finished' | 'stopped' | 'open';
    } = {},
  ): string {
    const { end = 'finished', length = answers.length, ...start } = more;
    const session = `s${this.record.length}`;
    this.write({ type: 'session.started', session, kind, seed: 1, length, ...start });
    for (const [item, score] of answers) {
      this.write({ type: 'item.presented', session, item: item.id, hash: 'h' });
      this.write({
        type: 'item.answered',
        session,
        item: item.id,
        hash: 'h',
        concepts: item.concepts,
        parameters: {
          chance: item.chance,
          difficulty: item.difficulty,
          applied: isApplied(item.bloom),
        },
        attempt: 1,
        response: { kind: 'choice', options: ['a'] },
        score: item.open ? null : score,
        seconds: 20,
      });
    }
    if (end !== 'open') this.write({ type: 'session.ended', session, reason: end });
    return session;
  }
}

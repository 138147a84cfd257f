import { onMount, untrack } from 'svelte';
import { Session, type SessionInput } from '#lib/quiz/session.svelte.ts';
import type { Item } from '#lib/bank/item.ts';
import type { LoadWhy } from '#lib/components/AskWhy.svelte';
import { fixed } from '#lib/quiz/plan.ts';
import type { FeedbackTime } from '#lib/quiz/quiz.machine.ts';
import type { SessionKind } from '#lib/record/event.ts';
import { sittings, unfinished, type Sitting } from '#lib/record/record.ts';
import type { Draft } from '#lib/scoring/response.ts';
import { prepareExplained } from './explained.svelte.ts';
import { hashOf, loadItem } from './items.ts';
import { useLearner } from './learner.ts';

type Content = Pick<SessionInput, 'plan' | 'picked' | 'length' | 'first' | 'items' | 'concepts'>;

interface Options {
  kind: SessionKind;
  lesson?: string;
  /** When every sitting of the page explains, new or taken up again: after each answer, or after the last. */
  feedback?: FeedbackTime;
  /** What a sitting is made of, new or taken up again. */
  make: (seed: number, past?: Sitting) => Content;
  /** What every sitting of the page is about, where that sets it apart from others of its kind. */
  concepts?: string[];
  load?: (item: string) => Promise<Item | undefined>;
  /** Stands in the page before anything is read: its first question is at hand. */
  atOnce?: boolean;
  /** Begins by itself when there is nothing to take up. */
  begins?: boolean;
  /** Which sittings of the kind are the page's own: the newest of them is taken up again, where it was left. */
  owns?: (past: Sitting) => boolean;
  /** Takes up the last sitting even when it is finished, to show how it went. */
  shows?: boolean;
}

/**
 * Left out of what prerenders: SvelteKit would link its styles into every page with a question.
 */
const why: LoadWhy = import.meta.env.SSR
  ? () => Promise.reject(new Error('nobody asks while prerendering'))
  : () => import('./WhyQuestion.svelte');

/** The sitting of a page: taken up where it was left, or begun anew. */
export function useSession({
  kind,
  lesson,
  feedback = 'each',
  make,
  load = loadItem,
  atOnce = false,
  begins = true,
  owns = () => true,
  concepts,
  shows = false,
}: Options) {
  const learner = useLearner();
  let session = $state.raw<Session | undefined>(atOnce ? create() : undefined);

  function create(past?: Sitting, named = past?.start.items, wanted = false): Session {
    const { session: id, seed } = past?.start ?? learner.newSession();
    const content = named ? { plan: fixed(named), length: named.length, items: named } : make(seed, past);
    return new Session(
      { session: id, seed, kind, lesson, concepts, feedback, past, wanted, ...content },
      { load, hashOf, append: learner.append },
    );
  }

  function begin(past?: Sitting, named?: string[], wanted = false) {
    const opened = create(past, named, wanted);
    session = opened;
    void opened.open().then(() => {
      // It was being put right when it was left.
      if (past && opened.canRepair && learner.draft?.item === opened.item?.id) opened.repair();
      prepareExplained();
    });
  }

  /** Another tab goes on with the sitting that stands here, or began it first: this one follows, and asks nothing twice. */
  function follow() {
    if (!session?.listening) return;
    const { telling } = learner.summary;
    const { session: id } = session.input;
    const own = sittings(telling, kind, lesson).find(({ start }) => start.session === id);
    const there = own ?? (session.written === 0 ? unfinished(telling, kind, lesson, owns) : undefined);
    if (there && there.answered.length > session.written) begin(there);
  }
  $effect(() => {
    if (learner.summary) untrack(follow);
  });

  onMount(async () => {
    await learner.opened;
    const { telling } = learner.summary;
    const past = shows
      ? sittings(telling, kind, lesson).findLast(owns)
      : unfinished(telling, kind, lesson, owns);
    if (past && past.presented.length > 0) begin(past);
    else if (session) void session.open().then(prepareExplained);
    else if (begins) begin();
  });

  return {
    get session() {
      return session;
    },
    begin: () => begin(undefined, undefined, true),
    /** Begins a sitting of these questions only. */
    beginWith: (items: string[]) => begin(undefined, items, true),
    /** Shows the last sitting that was finished once more. Nothing is written. */
    look() {
      const past = sittings(learner.summary.telling, kind, lesson).findLast(({ finished }) => finished);
      if (past) begin({ ...past, ended: past.finished });
    },
    /** An answer that was begun and not handed in. */
    get draft() {
      return learner.draft;
    },
    /** What answers "Why this question?": for who asks. */
    why,
    /** What was chosen before this device was read is kept as soon as it is known whose it is. */
    keepDraft: (item: string, draft: Draft | undefined) =>
      void learner.opened.then(() => learner.keepDraft(draft && { item, draft })),
  };
}

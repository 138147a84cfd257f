import './look/tokens.css';
import './look/base.css';
import './look/components.css';
import './look/board.css';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { score } from '#lib/scoring/score.ts';
import type { BoardEvent } from '#lib/quiz/board.machine.ts';
import { boardPaths, nameOf, SMALL_BOARD } from '#lib/quiz/board.model.ts';
import { fixed } from '#lib/quiz/plan.ts';
import { Session } from '#lib/quiz/session.svelte.ts';
import type { Answering } from './answering.ts';
import Board from './Board.svelte';
import { prepare } from './interactions.ts';
import Quiz from './Quiz.svelte';

type Matching = Answering<'matching'>;
type Placement = Matching['item']['sources'][number]['placements'][string];

/** Two families and a target without one; Micro is debatable, right in both families. */
function board(): Matching['item'] {
  const no: Placement = { feedback: 'Look at its first purpose.' };
  const yes: Placement = { right: true, feedback: 'This is its first purpose.' };
  return {
    ...SMALL_BOARD,
    targets: [
      { id: 'publishing', text: 'Publishing', family: 'publishing' },
      { id: 'networking', text: 'Networking', hint: 'to meet', family: 'networking' },
      { id: 'neither', text: 'Neither' },
    ],
    sources: [
      {
        id: 'journal',
        text: 'Journal',
        note: 'long articles',
        placements: { publishing: yes, networking: no, neither: no },
      },
      { id: 'circle', text: 'Circle', placements: { publishing: no, networking: yes, neither: no } },
      {
        id: 'micro',
        text: 'Micro',
        open: true,
        placements: { publishing: yes, networking: yes, neither: no },
      },
    ],
  };
}

const card = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
const bin = (name: string) => page.getByRole('group', { name, exact: true });
const status = () => page.getByRole('status');
const count = () => page.getByText(/cards? left \d/);

/** Shows a board, and lists what it gave. */
async function show(props: Partial<Matching> = {}) {
  const onchange = vi.fn<Matching['onchange']>();
  const view = await render(Board, { item: board(), onchange, ...props });
  view.container.classList.add('wrap');
  return { onchange, view, given: () => onchange.mock.lastCall?.[0].placements };
}

beforeEach(async () => {
  await page.viewport(1000, 800);
});

describe('by keyboard', () => {
  it('sorts the whole board with the number keys, going on from card to card', async () => {
    const { given } = await show();
    await userEvent.tab();
    await userEvent.tab();
    await expect.element(card('Journal')).toHaveFocus();
    await userEvent.keyboard('1');
    await expect.element(card('Circle')).toHaveFocus();
    await userEvent.keyboard('2');
    await expect.element(card('Micro')).toHaveFocus();
    await userEvent.keyboard('3');
    await expect.element(card('Micro')).toHaveFocus();
    expect(given()).toEqual({ journal: 'publishing', circle: 'networking', micro: 'neither' });
  });

  it('puts a held card with the button of a bin, and keeps the focus on it until then', async () => {
    const { given } = await show();
    card('Micro').element().focus();
    await userEvent.keyboard(' ');
    await expect.element(card('Micro')).toHaveAttribute('aria-pressed', 'true');
    await expect.element(card('Micro')).toHaveFocus();
    await userEvent.tab();
    await expect.element(page.getByRole('button', { name: 'Put here: Micro, in Publishing' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(given()).toEqual({ micro: 'publishing' });
    await expect.element(card('Journal')).toHaveFocus();
  });

  it('puts a card down with Escape', async () => {
    const { onchange } = await show();
    await card('Circle').click();
    await userEvent.keyboard('{Escape}');
    await expect.element(card('Circle')).toHaveAttribute('aria-pressed', 'false');
    await expect.element(status()).toHaveTextContent('Circle is put down. It stays in the tray.');
    expect(onchange).not.toHaveBeenCalled();
  });

  it('puts a placed card back in the tray with 0', async () => {
    const { given } = await show({ given: { kind: 'matching', placements: { circle: 'neither' } } });
    card('Circle').element().focus();
    await userEvent.keyboard('0');
    expect(given()).toEqual({});
    await expect.element(card('Circle')).toHaveFocus();
  });

  it('goes from card to card with arrows, through the tray and the bins, and stops at the ends', async () => {
    await show({ given: { kind: 'matching', placements: { micro: 'publishing' } } });
    card('Journal').element().focus();
    for (const [key, name] of [
      ['ArrowUp', 'Journal'],
      ['ArrowDown', 'Circle'],
      ['ArrowRight', 'Micro'],
      ['ArrowDown', 'Micro'],
      ['Home', 'Journal'],
      ['End', 'Micro'],
      ['ArrowLeft', 'Circle'],
    ] as const) {
      await userEvent.keyboard(`{${key}}`);
      await expect.element(card(name)).toHaveFocus();
    }
  });

  it('has one stop for Tab in the tray and in every bin: the card that was there last', async () => {
    await show({ given: { kind: 'matching', placements: { micro: 'publishing' } } });
    const stops = () =>
      ['Journal', 'Circle', 'Micro'].filter((name) => (card(name).element() as HTMLElement).tabIndex === 0);
    expect(stops()).toEqual(['Journal', 'Micro']);
    card('Circle').element().focus();
    await expect.poll(stops).toEqual(['Circle', 'Micro']);
  });

  it.each([
    ['{Control>}z{/Control}', '{Control>}y{/Control}'],
    ['{Meta>}z{/Meta}', '{Meta>}{Shift>}z{/Shift}{/Meta}'],
  ])('undoes with %s and redoes with %s, and never loses the focus', async (undo, redo) => {
    const { given } = await show();
    card('Circle').element().focus();
    await userEvent.keyboard('2');
    await userEvent.keyboard(undo);
    expect(given()).toEqual({});
    await expect.element(status()).toHaveTextContent('Circle is back in the tray. 3 cards left.');
    card('Circle').element().focus();
    await userEvent.keyboard(redo);
    expect(given()).toEqual({ circle: 'networking' });
    await expect.element(status()).toHaveTextContent('Circle is in Networking. 2 cards left.');
    await expect.element(card('Circle')).toHaveFocus();
  });

  it('takes a digit by the place of its key, where a keyboard writes it with Shift only', async () => {
    const { given } = await show();
    const init = { key: 'é', code: 'Digit2', bubbles: true };
    card('Circle').element().dispatchEvent(new KeyboardEvent('keydown', init));
    expect(given()).toEqual({ circle: 'networking' });
  });

  it('leaves keys alone that belong to no bin', async () => {
    const { onchange } = await show();
    card('Circle').element().focus();
    await userEvent.keyboard('4');
    await userEvent.keyboard('{Control>}1{/Control}');
    expect(onchange).not.toHaveBeenCalled();
  });
});

describe('by click or tap', () => {
  it('gives an unfinished board after every card', async () => {
    const { onchange } = await show();
    await card('Circle').click();
    await page.getByRole('button', { name: 'Put here: Circle, in Networking' }).click();
    expect(onchange).toHaveBeenLastCalledWith({ kind: 'matching', placements: { circle: 'networking' } });
    await expect.element(bin('Networking').getByRole('button', { name: 'Circle' })).toBeVisible();
  });

  it('puts a held card wherever in a bin it is pressed', async () => {
    const { given } = await show();
    await card('Circle').click();
    await bin('Networking').getByText('to meet').click();
    expect(given()).toEqual({ circle: 'networking' });
    await bin('Neither').getByText('Neither').click();
    expect(given(), 'nothing is held any more').toEqual({ circle: 'networking' });
  });

  it('says what to do when nothing is held', async () => {
    const { onchange } = await show();
    const put = page.getByRole('button', { name: 'Put here: in Neither' });
    await expect.element(put).toHaveAttribute('aria-disabled', 'true');
    await expect.element(put).toHaveAccessibleDescription('Pick up a card first.');
    // Playwright does not click what says that it is disabled; a learner can.
    await put.click({ force: true });
    await expect.element(status()).toHaveTextContent('Pick up a card first, then choose where to put it.');
    expect(onchange).not.toHaveBeenCalled();
  });

  it('moves a placed card, and puts it back', async () => {
    const { given } = await show({ given: { kind: 'matching', placements: { circle: 'neither' } } });
    await card('Circle').click();
    await page.getByRole('button', { name: 'Put here: Circle, in Networking' }).click();
    expect(given()).toEqual({ circle: 'networking' });
    await card('Circle').click();
    await page.getByRole('button', { name: 'Put back: Circle, in the tray' }).click();
    expect(given()).toEqual({});
    await expect.element(status()).toHaveTextContent('Circle is back in the tray. 3 cards left.');
  });

  it('undoes one move after the other', async () => {
    const { given } = await show();
    card('Circle').element().focus();
    await userEvent.keyboard('3');
    card('Circle').element().focus();
    await userEvent.keyboard('2');
    const undo = page.getByRole('button', { name: 'Undo the last move' });
    await undo.click();
    expect(given()).toEqual({ circle: 'neither' });
    await expect.element(status()).toHaveTextContent('Circle is back in Neither. 2 cards left.');
    await undo.click();
    expect(given()).toEqual({});
    await expect.element(undo).toHaveAttribute('aria-disabled', 'true');
    await expect.element(undo).toHaveFocus();
  });

  it('announces what is picked up and what is placed, and how many are left', async () => {
    await show();
    await card('Circle').click();
    await expect.element(status()).toHaveTextContent('Circle is picked up. Choose where to put it.');
    await userEvent.keyboard('2');
    await expect.element(status()).toHaveTextContent('Circle is in Networking. 2 cards left.');
    await userEvent.keyboard('1');
    await expect.element(status()).toHaveTextContent('Micro is in Publishing. 1 card left.');
  });

  it('takes up an unfinished board, and forgets cards that are gone', async () => {
    await show({
      given: {
        kind: 'matching',
        placements: { circle: 'networking', removed: 'neither', journal: 'removed' },
      },
    });
    await expect.element(bin('Networking').getByRole('button', { name: 'Circle' })).toBeVisible();
    await expect.element(count()).toHaveTextContent('2 cards left 1 placed');
  });

  it('moves nothing on the page when a card is picked up', async () => {
    await show();
    const before = bin('Neither').element().getBoundingClientRect();
    await card('Journal').click();
    expect(bin('Neither').element().getBoundingClientRect()).toEqual(before);
  });
});

describe('by dragging', () => {
  it('puts a card where the mouse lets it go', async () => {
    const { given } = await show();
    await card('Circle').dropTo(bin('Neither'));
    expect(given()).toEqual({ circle: 'neither' });
    await expect
      .element(bin('Neither').getByRole('button', { name: 'Circle' }))
      .toHaveAttribute('aria-pressed', 'false');
  });

  it('does nothing when a card is let go outside', async () => {
    const { onchange } = await show();
    await card('Circle').dropTo(page.getByRole('button', { name: 'Undo the last move' }));
    expect(onchange).not.toHaveBeenCalled();
    await expect.element(card('Circle')).toHaveAttribute('aria-pressed', 'false');
    // It glides home first.
    await expect.poll(() => document.querySelector('[data-ghost]')).toBeNull();
  });

  /** Touches the middle of an element, in the coordinates of the browser's window. */
  async function touch(type: 'touchStart' | 'touchMove' | 'touchEnd', at?: Element) {
    const frame = window.frameElement?.getBoundingClientRect() ?? new DOMRect();
    const { left, top, width, height } = at?.getBoundingClientRect() ?? new DOMRect();
    const scale = frame.width === 0 ? 1 : frame.width / innerWidth;
    const point = { x: frame.left + (left + width / 2) * scale, y: frame.top + (top + height / 2) * scale };
    await cdp().send('Input.dispatchTouchEvent', { type, touchPoints: at ? [point] : [] });
  }

  it('lifts a card under a finger that rests, and puts it where the finger goes', async () => {
    const { given } = await show();
    await touch('touchStart', card('Circle').element());
    await expect.poll(() => document.querySelector('[data-ghost]')).not.toBeNull();
    await touch('touchMove', bin('Networking').element());
    await touch('touchEnd');
    await expect.poll(given).toEqual({ circle: 'networking' });
  });

  it('leaves a finger that moves at once to the page', async () => {
    // However slow the machine is, the hold is not over when the finger moves.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { onchange } = await show();
    await touch('touchStart', card('Circle').element());
    await touch('touchMove', card('Micro').element());
    await touch('touchEnd');
    await expect.element(card('Circle')).toHaveAttribute('aria-pressed', 'false');
    await expect.element(status()).toHaveTextContent('Pick up a card, then choose where to put it.');
    expect(onchange).not.toHaveBeenCalled();
  });

  it('picks a card up for a finger that rests and lets go', async () => {
    await show();
    await touch('touchStart', card('Circle').element());
    await expect.poll(() => document.querySelector('[data-ghost]')).not.toBeNull();
    await touch('touchEnd');
    await expect.element(card('Circle')).toHaveAttribute('aria-pressed', 'true');
  });
});

describe('once it is checked', () => {
  const placements = { journal: 'networking', circle: 'networking', micro: 'publishing' };
  const given: Matching['given'] = { kind: 'matching', placements };
  const checked = { given, score: score(board(), given) };

  it('says of every card whether it is right and why, where it was put, and lets nothing move', async () => {
    await show(checked);
    const cards = bin('Networking').getByRole('listitem');
    await expect
      .element(cards.nth(0))
      .toHaveTextContent('Journal long articles Not quite Look at its first purpose.');
    await expect.element(cards.nth(1)).toHaveTextContent('Circle Right This is its first purpose.');
    await expect
      .element(bin('Publishing').getByRole('listitem'))
      .toHaveTextContent('Micro Debatable: accepted Publishing: This is its first purpose.');
    expect(page.getByRole('button').elements()).toEqual([]);
  });

  it.each([checked, { given }])(
    'gives only the wrong cards back in a repair, and keeps the others in what is given',
    async (props) => {
      const { given: now } = await show({ ...props, repairing: true });
      await expect.element(count()).toHaveTextContent('1 card left 2 placed');
      expect(card('Circle').elements()).toEqual([]);
      await expect.element(bin('Publishing').getByText('Debatable: accepted')).toBeVisible();
      card('Journal').element().focus();
      await userEvent.keyboard('1');
      expect(now()).toEqual({ journal: 'publishing', circle: 'networking', micro: 'publishing' });
    },
  );

  it('leaves a debatable card where it was put, wherever that is', async () => {
    const all = { ...placements, micro: 'neither' };
    const answer: Matching['given'] = { kind: 'matching', placements: all };
    await show({ given: answer, score: score(board(), answer), repairing: true });
    await expect.element(count()).toHaveTextContent('1 card left 2 placed');
    await expect.element(bin('Neither').getByText('Debatable: not scored')).toBeVisible();
  });

  it('gives wrong cards back one by one, each with what was wrong', async () => {
    const all = { journal: 'networking', circle: 'publishing', micro: 'publishing' };
    const answer: Matching['given'] = { kind: 'matching', placements: all };
    await show({ given: answer, score: score(board(), answer), repairing: true });
    await expect.element(count()).toHaveTextContent('2 cards left 1 placed');
    expect(card('Circle').elements()).toEqual([]);
    await expect
      .element(card('Journal'))
      .toHaveAccessibleDescription('Not in Networking: Look at its first purpose.');
    card('Journal').element().focus();
    await userEvent.keyboard('1');
    await expect.element(card('Circle')).toHaveFocus();
  });

  it('lists every place that can be defended for a debatable card, with its reason, and says that it is not scored', async () => {
    const item = board();
    const micro = item.sources.find(({ id }) => id === 'micro');
    if (!micro) throw new Error('there is no Micro');
    micro.placements.networking = { right: true, feedback: 'Members meet there.' };
    for (const [place, verdict] of [
      ['publishing', 'Debatable: accepted'],
      ['neither', 'Debatable: not scored'],
    ] as const) {
      const answer: Matching['given'] = { kind: 'matching', placements: { ...placements, micro: place } };
      const { view } = await show({ item, given: answer, score: score(item, answer) });
      const text = page.getByRole('listitem').filter({ hasText: 'Micro' });
      await expect.element(text).toHaveTextContent(verdict);
      await expect.element(text).toHaveTextContent('Publishing: This is its first purpose.');
      await expect.element(text).toHaveTextContent('Networking: Members meet there.');
      await view.unmount();
    }
  });

  it('keeps what is put in a repair when the caller hands it back', async () => {
    const { view, onchange, given: now } = await show({ ...checked, repairing: true });
    onchange.mockImplementation((next) => void view.rerender({ given: next }));
    card('Journal').element().focus();
    await userEvent.keyboard('3');
    await expect.element(bin('Neither').getByRole('button', { name: 'Journal' })).toBeVisible();
    expect(now()).toEqual({ journal: 'neither', circle: 'networking', micro: 'publishing' });
  });
});

describe('every way over a small board', () => {
  /** Presses, moves or lets go a mouse in the middle of an element. */
  async function mouse(type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: Element, aside = 0) {
    const frame = window.frameElement?.getBoundingClientRect() ?? new DOMRect();
    const { left, top, width, height } = at.getBoundingClientRect();
    const scale = frame.width === 0 ? 1 : frame.width / innerWidth;
    const [x, y] = [left + width / 2 + aside, top + height / 2];
    await cdp().send('Input.dispatchMouseEvent', {
      type,
      x: frame.left + x * scale,
      y: frame.top + y * scale,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
    });
  }
  const drop = async (at: Element) => {
    await mouse('mouseMoved', at);
    await mouse('mouseReleased', at);
  };
  const nameOfCard = (id: string) => new RegExp(`^${id}`, 'i');
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const element = (id: string) => button(nameOfCard(id)).element();
  const binOf = (id: string) => page.getByRole('group', { name: nameOfCard(id) });

  /** Does what an event stands for, as a learner does it. */
  async function act(event: BoardEvent, carried: string | undefined) {
    switch (event.type) {
      case 'lift':
        return button(nameOfCard(event.card)).click();
      case 'carry':
        await mouse('mousePressed', element(event.card));
        return mouse('mouseMoved', element(event.card), 10);
      case 'place': {
        const target = binOf(event.target);
        if (carried !== undefined) return drop(target.getByText(nameOfCard(event.target)).first().element());
        return target.getByRole('button', { name: /^Put here/ }).click();
      }
      case 'return':
        if (carried !== undefined) return drop(count().element());
        return userEvent.keyboard('0');
      case 'release':
        await userEvent.keyboard('{Escape}');
        return carried === undefined ? undefined : mouse('mouseReleased', element(carried));
      case 'undo':
        return button('Undo the last move').click();
      case 'redo':
        return button('Redo').click();
      case 'check':
        return button('Check the board').click();
      case 'repair':
        return button('Put the rest right').click();
      case 'resume':
        throw new Error('no learner does that');
    }
  }

  beforeEach(async () => {
    const still = { name: 'prefers-reduced-motion', value: 'reduce' };
    await cdp().send('Emulation.setEmulatedMedia', { features: [still] });
    onTestFinished(async () => {
      await cdp().send('Emulation.setEmulatedMedia', { features: [] });
    });
  });

  /** The board in the quiz that checks it. */
  async function begin() {
    await prepare('matching');
    const plan = fixed([SMALL_BOARD.id]);
    const session = new Session(
      { session: 's', kind: 'practice', seed: 1, length: 1, feedback: 'each', plan },
      { append: () => {}, hashOf: () => '', load: async () => SMALL_BOARD },
    );
    await render(Quiz, { session, length: 1, beliefOf: () => undefined, lessonHref: () => undefined });
    await session.open();
  }

  it.each(boardPaths().map((path) => [nameOf(path) || 'nothing', path] as const))('%s', async (_, path) => {
    await begin();
    let carried: string | undefined;
    for (const { event, state } of path.steps.slice(1)) {
      await act(event, carried);
      const { placements, held, past, future, checked, locked } = state.context;
      carried = state.matches({ sorting: { held: 'carried' } }) ? held : undefined;
      const isChecked = state.matches('checked');
      // Of what was wrong, one comes after the other.
      const [first, ...later] = SMALL_BOARD.sources.filter(({ id }) => placements[id] === undefined);
      for (const { id } of SMALL_BOARD.sources) {
        const target = placements[id];
        const where = target === undefined ? page.getByRole('list').first() : binOf(target);
        const name = nameOfCard(id);
        const shown = where.getByRole('button', { name }).last();
        if (isChecked || locked.includes(id)) {
          const verdict = checked?.score.parts.find((part) => part.id === id)?.verdict;
          const text = where.getByRole('listitem').filter({ hasText: name });
          await expect.element(text).toHaveTextContent(verdict === 'right' ? /Right/ : /Not quite/);
        } else if (checked && id !== first?.id && later.some((card) => card.id === id))
          await expect.element(button(name)).not.toBeInTheDocument();
        else await expect.element(shown).toHaveAttribute('aria-pressed', String(held === id));
      }
      if (isChecked) continue;
      const disabled = (moves: readonly unknown[]) => String(moves.length === 0);
      await expect.element(button('Undo the last move')).toHaveAttribute('aria-disabled', disabled(past));
      await expect.element(button('Redo')).toHaveAttribute('aria-disabled', disabled(future));
    }
    // Nothing is left in the hand for the next test.
    if (carried !== undefined) await act({ type: 'release' }, carried);
  });
});

describe('a board of 60 cards and six places', () => {
  function large(): Matching['item'] {
    const targets = Array.from({ length: 6 }, (_, index) => ({
      id: `t${index}`,
      text: `Place ${index + 1}`,
    }));
    const sources = Array.from({ length: 60 }, (_, index) => ({
      id: `c${index}`,
      text: `Card ${index + 1}`,
      placements: Object.fromEntries(
        targets.map(({ id }, place) => [
          id,
          { feedback: 'Why', ...(place === index % 6 && { right: true as const }) },
        ]),
      ),
    }));
    return { ...board(), targets, sources };
  }

  it.each([
    [320, 640],
    [667, 375],
    [1280, 800],
  ])('is sorted on a screen of %i by %i, without scrolling sideways', async (width, height) => {
    await page.viewport(width, height);
    const item = large();
    const { given } = await show({ item });
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    card('Card 1$').element().focus();
    for (const { id } of item.sources)
      await userEvent.keyboard(String((item.sources.findIndex((source) => source.id === id) % 6) + 1));
    const placements = given() ?? {};
    expect(Object.keys(placements)).toHaveLength(60);
    expect(score(item, { kind: 'matching', placements }).value).toBe(1);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
});

it('keeps its places where they are while cards come and go, and takes other ones on another screen', async () => {
  const places = () =>
    bin('Neither')
      .element()
      .parentElement?.querySelectorAll('.bin')
      .values()
      .map((box) => Math.round(box.getBoundingClientRect().height))
      .toArray();
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await page.viewport(1280, 800);
  await show();
  await frame();
  const before = places();
  card('Journal').element().focus();
  await userEvent.keyboard('121');
  await frame();
  expect(places()).toEqual(before);
  await page.viewport(390, 800);
  await expect.poll(() => Math.max(...(places() ?? []))).toBeLessThan(Math.max(...(before ?? [])));
});

it.each([320, 390])('fits a screen of %i pixels without scrolling sideways', async (width) => {
  await page.viewport(width, 700);
  await show();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
});

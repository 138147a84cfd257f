import type { Attachment } from 'svelte/attachments';
import { on } from 'svelte/events';
import { rest, still } from './glide.ts';
import { sideOf, type Side } from './swipe-side.ts';

/** How far a pointer may stray, in pixels, and still be pressing and not swiping. */
const SLOP = 8;
/** How long, in milliseconds, the last stretch of the way is: by it goes how fast a card was thrown. */
const STRETCH = 100;
/** How far a card tilts at most, in degrees. */
const TILT = 5;

interface Grip {
  pointer: number;
  from: { x: number; y: number };
  /** The last stretch of the way, the oldest point first. */
  trail: { x: number; at: number }[];
  /** The card, once it follows the pointer, and how wide it is. */
  held: { card: HTMLElement; width: number; tilts: boolean } | undefined;
}

/** To which side a held card is moved, and whether it goes there when it is let go. */
export interface Lean {
  side: Side;
  goes: boolean;
}

interface Swiping {
  onlean: (lean: Lean | undefined) => void;
  onswipe: (side: Side) => void;
}

/**
 * Lets what has `data-swipe` be swiped to the left or to the right, from anywhere within the element. An enhancement
 * only: whoever uses it has buttons that do the same. A finger that moves up or down scrolls the page.
 */
export function swipe({ onlean, onswipe }: Swiping): Attachment<HTMLElement> {
  return (root) => {
    let grip: Grip | undefined;
    // A browser clicks what holds both ends of the way: a button on which the swipe began.
    let ignoresClick = false;

    function down(event: PointerEvent) {
      ignoresClick = false;
      if (grip || !event.isPrimary || event.button !== 0) return;
      const { pointerId, clientX: x, clientY: y, timeStamp: at } = event;
      grip = { pointer: pointerId, from: { x, y }, trail: [{ x, at }], held: undefined };
    }

    function hold(event: PointerEvent): Grip['held'] {
      const card = root.querySelector<HTMLElement>('[data-swipe]');
      if (!card) return undefined;
      card.dataset.held = '';
      // What a finger has touched is sent its moves anyway.
      if (event.pointerType !== 'touch') root.setPointerCapture(event.pointerId);
      return { card, width: card.offsetWidth, tilts: !still() };
    }

    function move(event: PointerEvent) {
      if (!grip || event.pointerId !== grip.pointer) return;
      const { from, trail } = grip;
      const distance = event.clientX - from.x;
      const height = Math.abs(event.clientY - from.y);
      if (!grip.held) {
        if (Math.hypot(distance, height) <= SLOP) return;
        if (height > Math.abs(distance)) return void (grip = undefined);
        grip.held = hold(event);
        if (!grip.held) return;
      }
      const { card, width, tilts } = grip.held;
      grip.trail = [
        ...trail.filter(({ at }) => event.timeStamp - at <= STRETCH),
        { x: event.clientX, at: event.timeStamp },
      ];
      const tilt = tilts ? Math.max(-1, Math.min(1, distance / width)) * TILT : 0;
      card.style.transform = `translateX(${distance}px) rotate(${tilt}deg)`;
      onlean({
        side: distance < 0 ? 'left' : 'right',
        goes: sideOf({ distance, width, speed: 0 }) !== undefined,
      });
    }

    /** The card goes back to its place, also when it has given an answer: what is said of it stands below. */
    function letGo() {
      const held = grip?.held;
      grip = undefined;
      if (!held) return;
      ignoresClick = true;
      const { card } = held;
      const { transform } = card.style;
      card.style.transform = '';
      delete card.dataset.held;
      rest(card, transform);
      onlean(undefined);
    }

    function cancel(event: PointerEvent) {
      if (event.pointerId === grip?.pointer) letGo();
    }

    function up(event: PointerEvent) {
      if (!grip || event.pointerId !== grip.pointer) return;
      const { held, from, trail } = grip;
      letGo();
      if (!held) return;
      const oldest = trail.find(({ at }) => event.timeStamp - at <= STRETCH);
      const time = oldest ? event.timeStamp - oldest.at : 0;
      const speed = oldest && time > 0 ? (event.clientX - oldest.x) / time : 0;
      const side = sideOf({ distance: event.clientX - from.x, width: held.width, speed });
      if (side) onswipe(side);
    }

    function click(event: MouseEvent) {
      // `detail` counts presses of a pointer: a key and `click()` have none.
      if (!ignoresClick || event.detail === 0) return;
      ignoresClick = false;
      event.preventDefault();
      event.stopPropagation();
    }

    /** Else Chromium takes a swipe for the beginning of a fling, and the next tap for what stops it. */
    function keepFromBrowser(event: TouchEvent) {
      if (grip?.held && event.cancelable) event.preventDefault();
    }

    const listeners = [
      on(root, 'pointerdown', down),
      // A hand may be so quick that the first that is seen of it is outside.
      on(document, 'pointermove', move),
      on(document, 'pointerup', up),
      on(document, 'pointercancel', cancel),
      on(root, 'lostpointercapture', cancel),
      on(root, 'click', click, { capture: true }),
      on(root, 'touchmove', keepFromBrowser, { passive: false }),
      on(document, 'keydown', ({ key }) => {
        if (key === 'Escape') letGo();
      }),
    ];
    return () => {
      letGo();
      for (const off of listeners) off();
    };
  };
}

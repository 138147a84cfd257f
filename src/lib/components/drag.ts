import type { Attachment } from 'svelte/attachments';
import { on } from 'svelte/events';
import { glide, type Spot } from './glide.ts';

/** How long a finger rests on a card before it drags: a shorter touch taps or scrolls the page. */
const HOLD = 200;
/** How far a pointer may stray, in pixels, and still be pressing and not dragging. */
const SLOP = 6;
/** How near the edge of the screen, in pixels, a dragged card makes the page scroll, and how fast at most, per frame. */
const EDGE = 56;
const SCROLL_STEP = 14;

interface Grip {
  card: HTMLElement;
  pointer: number;
  touch: boolean;
  from: { x: number; y: number };
  at: { x: number; y: number };
  /** A finger that rests long enough lifts the card. */
  hold: number | undefined;
  /** What follows the pointer, once the card is lifted. */
  ghost: HTMLElement | undefined;
}

/** What happens to what is dragged. */
interface Dragging {
  onlift?: (dragged: string) => void;
  /** Let go over a zone; `from` is where the pointer had taken it. */
  ondrop: (dragged: string, zone: string, from: Spot) => void;
  /** Let go elsewhere, given up with Escape, or taken over by the browser: it stays where it was. */
  oncancel?: (dragged: string) => void;
}

/** How far a page scrolls in one frame for a pointer at this height: the nearer the edge, the faster. */
function scrollStep(y: number): number {
  const over = Math.max(EDGE - y, 0) - Math.max(y - (innerHeight - EDGE), 0);
  return -Math.sign(over) * Math.ceil((Math.min(Math.abs(over), EDGE) / EDGE) * SCROLL_STEP);
}

function findIn(root: HTMLElement, start: EventTarget | null, selector: string): HTMLElement | undefined {
  const found = start instanceof Element ? start.closest<HTMLElement>(selector) : null;
  return found && root.contains(found) ? found : undefined;
}

/** A copy that follows the pointer: the card stays in its place, so nothing shifts and no tray cuts it off. */
function ghostOf(card: HTMLElement): HTMLElement {
  const { left, top, width, height } = card.getBoundingClientRect();
  const ghost = card.cloneNode(true) as HTMLElement;
  ghost.dataset.ghost = '';
  ghost.inert = true;
  ghost.ariaHidden = 'true';
  Object.assign(ghost.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
  document.body.append(ghost);
  return ghost;
}

/**
 * Lets what has `data-drag` be dragged to what has `data-drop`, by pointer events: a mouse and a pen at once, a finger
 * after a short hold. An enhancement only: whoever uses it has buttons that do the same.
 */
export function drag({ onlift, ondrop, oncancel }: Dragging): Attachment<HTMLElement> {
  return (root) => {
    let grip: Grip | undefined;
    let frame = 0;
    let followed: Grip['at'] | undefined;
    /** The zone under the pointer. */
    let marked: HTMLElement | undefined;
    // A browser clicks what was dragged, or what holds both ends of the way.
    let ignoresClick = false;

    const under = ({ x, y }: { x: number; y: number }) => document.elementFromPoint(x, y);

    function mark(zone: HTMLElement | undefined) {
      if (zone === marked) return;
      delete marked?.dataset.state;
      if (zone) zone.dataset.state = 'target';
      marked = zone;
    }

    function follow({ ghost, from, at }: Grip) {
      if (!ghost) return;
      ghost.style.transform = `translate(${at.x - from.x}px, ${at.y - from.y}px)`;
      mark(findIn(root, under(at), '[data-drop]'));
    }

    /** Once a frame: what lies under the pointer is costly to ask, and a pointer moves more often. */
    function onframe() {
      if (!grip?.ghost) return;
      const step = scrollStep(grip.at.y);
      if (step !== 0) scrollBy(0, step);
      if (step !== 0 || grip.at !== followed) follow(grip);
      followed = grip.at;
      frame = requestAnimationFrame(onframe);
    }

    function lift(lifted: Grip) {
      lifted.ghost = ghostOf(lifted.card);
      lifted.card.dataset.dragging = '';
      onlift?.(lifted.card.dataset.drag ?? '');
      frame = requestAnimationFrame(onframe);
    }

    /** Ends the drag. What was lifted is given back, for whoever ends it to say what becomes of it. */
    function letGo(): Grip | undefined {
      if (!grip) return undefined;
      const { card, hold } = grip;
      clearTimeout(hold);
      cancelAnimationFrame(frame);
      delete card.dataset.dragging;
      mark(undefined);
      const lifted = grip.ghost ? grip : undefined;
      grip = undefined;
      return lifted;
    }

    function cancel() {
      const lifted = letGo();
      if (!lifted?.ghost) return;
      ignoresClick = true;
      const { card, ghost } = lifted;
      const from = ghost.getBoundingClientRect();
      ghost.style.transform = 'none';
      const { left, top } = card.getBoundingClientRect();
      Object.assign(ghost.style, { left: `${left}px`, top: `${top}px` });
      const home = glide(ghost, from);
      const arrived = () => ghost.remove();
      if (home) void home.finished.then(arrived, arrived);
      else arrived();
      oncancel?.(card.dataset.drag ?? '');
    }

    function down(event: PointerEvent) {
      ignoresClick = false;
      const card = findIn(root, event.target, '[data-drag]');
      const control = findIn(root, event.target, 'button, a, input');
      if (grip || !card || !event.isPrimary || event.button !== 0) return;
      if (control && control !== card && card.contains(control)) return;
      const at = { x: event.clientX, y: event.clientY };
      const touch = event.pointerType === 'touch';
      const gripped: Grip = {
        card,
        pointer: event.pointerId,
        touch,
        from: at,
        at,
        hold: undefined,
        ghost: undefined,
      };
      if (touch) gripped.hold = window.setTimeout(() => lift(gripped), HOLD);
      else card.setPointerCapture(event.pointerId);
      grip = gripped;
    }

    function move(event: PointerEvent) {
      if (!grip || event.pointerId !== grip.pointer) return;
      grip.at = { x: event.clientX, y: event.clientY };
      const strays = Math.hypot(grip.at.x - grip.from.x, grip.at.y - grip.from.y) > SLOP;
      if (!grip.ghost && strays) {
        if (grip.touch) return void letGo();
        lift(grip);
      }
    }

    function up(event: PointerEvent) {
      if (!grip || event.pointerId !== grip.pointer) return;
      const { card, ghost, at } = grip;
      if (!ghost) return void letGo();
      const zone = findIn(root, under(at), '[data-drop]')?.dataset.drop;
      const back = findIn(root, under(at), '[data-drag]') === card;
      if (zone === undefined || back) cancel();
      // Let go where it was taken: a slow or shaky press, not a drag.
      if (back) return card.click();
      if (zone === undefined) return;
      letGo();
      ignoresClick = true;
      const from = ghost.getBoundingClientRect();
      ghost.remove();
      ondrop(card.dataset.drag ?? '', zone, from);
    }

    function click(event: MouseEvent) {
      // `detail` counts presses of a pointer: a key and `click()` have none.
      if (!ignoresClick || event.detail === 0) return;
      ignoresClick = false;
      event.preventDefault();
      event.stopPropagation();
    }

    const preventWhileLifted = (event: Event) => {
      if (grip?.ghost && event.cancelable) event.preventDefault();
    };

    const listeners = [
      on(root, 'pointerdown', down),
      on(root, 'pointermove', move),
      on(root, 'pointerup', up),
      on(root, 'pointercancel', cancel),
      on(root, 'lostpointercapture', cancel),
      on(root, 'click', click, { capture: true }),
      on(root, 'touchmove', preventWhileLifted, { passive: false }),
      on(root, 'contextmenu', preventWhileLifted),
      on(document, 'keydown', ({ key }) => {
        if (key === 'Escape') cancel();
      }),
    ];
    return () => {
      letGo()?.ghost?.remove();
      for (const off of listeners) off();
    };
  };
}

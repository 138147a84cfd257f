/** Whether somebody wants no motion. */
export const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

const DURATION = 240;
const EASING = 'cubic-bezier(0.2, 0.7, 0.2, 1)';

/** Where something stands on the screen. */
export type Spot = Pick<DOMRect, 'left' | 'top'>;

/** Lets an element come from where it stood to where it stands. At once for whoever wants no motion. */
export function glide(element: HTMLElement, from: Spot, to: Spot = element.getBoundingClientRect()) {
  const [x, y] = [from.left - to.left, from.top - to.top];
  return Math.hypot(x, y) < 1 ? undefined : rest(element, `translate(${x}px, ${y}px)`);
}

/** Lets an element come to rest that was moved so. At once for whoever wants no motion. */
export function rest(element: HTMLElement, transform: string) {
  if (still()) return undefined;
  return element.animate([{ transform }, { transform: 'none' }], { duration: DURATION, easing: EASING });
}

const cardsIn = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>('[data-drag]')];

/** Where every card of a board stands. */
export const spotsOf = (root: HTMLElement): Map<string, Spot> =>
  new Map(cardsIn(root).map((card) => [card.dataset.drag ?? '', card.getBoundingClientRect()]));

/** Whether something that wide and high can be seen there. */
const inSight = ({ left, top }: Spot, { width, height }: DOMRect) =>
  left + width > 0 && left < innerWidth && top + height > 0 && top < innerHeight;

/** Lets every card glide from its old spot, so that the eye can follow it. `moved` crosses the others. */
export function glideAll(root: HTMLElement, before: ReadonlyMap<string, Spot>, moved: string): void {
  // All are measured before any is animated: one layout, however many cards there are.
  const ways = cardsIn(root).map((card) => ({ card, to: card.getBoundingClientRect() }));
  for (const { card, to } of ways) {
    const from = before.get(card.dataset.drag ?? '');
    // Of sixty cards most are out of sight, and an animation costs there as much as anywhere.
    if (!from || !(inSight(from, to) || inSight(to, to))) continue;
    const animation = glide(card, from, to);
    if (!animation || card.dataset.drag !== moved) continue;
    card.dataset.moving = '';
    const arrived = () => void delete card.dataset.moving;
    void animation.finished.then(arrived, arrived);
  }
}

import type { Attachment } from 'svelte/attachments';

/**
 * Writes down the largest height that something has had, as `--room`: where the styles ask for it, what lies below does
 * not come up when something is taken out. With another width it begins anew.
 */
export const keepRoom: Attachment<HTMLElement> = (element) => {
  let [width, largest, frame] = [0, 0, 0];
  // What was observed counts, and is not measured again: boxes side by side stretch when one of them has changed.
  const observer = new ResizeObserver(([entry]) => {
    const [box] = entry?.borderBoxSize ?? [];
    if (!box) return;
    if (width !== 0 && box.inlineSize !== width) frame = requestAnimationFrame(beginAnew);
    else if (box.blockSize > largest) {
      largest = box.blockSize;
      element.style.setProperty('--room', `${largest}px`);
    }
    width = box.inlineSize;
  });
  // Later: a box that changes another while all are observed is an error.
  function beginAnew() {
    largest = 0;
    element.style.removeProperty('--room');
    observer.unobserve(element);
    observer.observe(element);
  }
  observer.observe(element);
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
  };
};

import type { Attachment } from 'svelte/attachments';

/**
 * Writes down the largest height that something has had, as `--room`: where the styles ask for it, what lies below does
 * not come up when something is taken out. With another width it begins anew.
 */
export const keepRoom: Attachment<HTMLElement> = (element) => {
  let width: number | undefined;
  let largest = 0;
  const observer = new ResizeObserver(() => {
    if (element.offsetWidth !== width) {
      width = element.offsetWidth;
      largest = 0;
      element.style.removeProperty('--room');
    }
    const { height } = element.getBoundingClientRect();
    if (height <= largest) return;
    largest = height;
    element.style.setProperty('--room', `${height}px`);
  });
  observer.observe(element);
  return () => observer.disconnect();
};

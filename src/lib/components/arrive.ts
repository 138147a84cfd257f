/** Where something that was asked for comes to stand without being moved: in the upper part of the window. */
const IN_SIGHT = 0.4;

/** Takes the focus, and comes into sight from its beginning: a browser left alone shows whatever part is nearest. */
export function arrive(element: HTMLElement): void {
  element.focus({ preventScroll: true });
  const { top } = element.getBoundingClientRect();
  if (top < 0 || top > innerHeight * IN_SIGHT) element.scrollIntoView();
}

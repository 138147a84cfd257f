import { hydrate, unmount, type Component } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/**
 * Brings a prerendered component to life when it comes near the view, or when somebody touches it first or begins
 * to tab: what is not alive yet may have nothing that takes the focus, and would be passed by.
 * Until then it costs no JavaScript; native inputs in it keep what was chosen.
 */
export function island<Props extends Record<string, unknown>>(
  load: () => Promise<{ component: Component<Props>; props: Props }>,
): Attachment<HTMLElement> {
  return (element) => {
    const target = element.firstElementChild;
    if (!target) return;
    let stopped = false;
    let mounted: ReturnType<typeof hydrate> | undefined;

    const wake = async () => {
      sleep();
      const { component, props } = await load();
      if (!stopped) mounted = hydrate(component, { target, props });
    };
    const wakeByTab = ({ key }: KeyboardEvent) => {
      if (key === 'Tab') void wake();
    };
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void wake();
      },
      { rootMargin: '200px' },
    );
    const sleep = () => {
      observer.disconnect();
      element.removeEventListener('focusin', wake);
      element.removeEventListener('pointerdown', wake);
      removeEventListener('keydown', wakeByTab);
    };
    observer.observe(element);
    element.addEventListener('focusin', wake);
    element.addEventListener('pointerdown', wake);
    addEventListener('keydown', wakeByTab);
    return () => {
      stopped = true;
      sleep();
      if (mounted) void unmount(mounted);
    };
  };
}

/** Says which item comes next, from those that were asked; nothing when the session is over. It may have to look something up. */
export type Plan = (asked: readonly string[]) => string | undefined | Promise<string | undefined>;

/** These items in this order. */
export function fixed(items: readonly string[]): Plan {
  return (asked) => items.find((id) => !asked.includes(id));
}

/** One item, which has to be looked up. */
export function once(item: () => Promise<string>): Plan {
  return async (asked) => (asked.length === 0 ? item() : undefined);
}

/** At most so many items of another plan. */
export function limited(length: number, plan: Plan): Plan {
  return (asked) => (asked.length < length ? plan(asked) : undefined);
}

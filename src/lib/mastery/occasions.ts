export interface Occasion {
  at: number;
  right: boolean;
}
export const withOccasion = (all: readonly Occasion[], o: Occasion): Occasion[] => [...all, o];

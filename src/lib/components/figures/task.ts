/** One way to deal with a part of a figure. */
export interface FigureChoice {
  id: string;
  text: string;
  /** A sign of the sprite before the text: `m-publishing`, `g-contact`. */
  sign?: string;
  /** It can be defended. A part may have several such choices; what has one choice only is there to be looked at. */
  right?: true;
  /** Why it holds, or what speaks against it. */
  why: string;
}

/** One of the things to do in a figure, in the order in which they are offered. */
export interface FigurePart {
  id: string;
  text: string;
  note?: string;
  /** The question that its choices answer. */
  ask: string;
  choices: FigureChoice[];
}

/** What a figure's drawing is told of what was done so far. */
export interface FigureState {
  /** The part that is dealt with now. */
  now: string;
  /** What was chosen last for a part, right or wrong. */
  choiceOf: (part: string) => string | undefined;
  /** Whether what was chosen for a part holds: then it stands in the drawing. */
  stands: (part: string) => boolean;
}

/** What a page gives a figure. While prerendering nothing: then nobody has tried anything. */
export interface FigureProps {
  /** It is known what was tried before. */
  ready?: boolean;
  /** What was chosen last for each part, by their ids. */
  choices?: Record<string, string>;
  /** Every part was tried at some time. */
  finished?: boolean;
  /** A part was tried; `finished` says that with it every part was. */
  ontry?: (tried: { part: string; choice: string; finished: boolean }) => void;
}

export const choiceIn = ({ choices }: FigurePart, id: string | undefined): FigureChoice | undefined =>
  choices.find((choice) => choice.id === id);

/** What has one choice only can be looked at, and not be mistaken. */
export const isLook = ({ choices }: FigurePart): boolean => choices.length === 1;

export const holds = (part: FigurePart, choice: string | undefined): boolean =>
  choiceIn(part, choice) !== undefined && (isLook(part) || choiceIn(part, choice)?.right === true);

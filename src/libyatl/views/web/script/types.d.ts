// What the parts of the script hand each other. The scene is that of `libyatl.views.scene`, whose
// docstrings tell what each field means: the names are the same, but for their capitals.

export type ShapeKind = "moment" | "span" | "window" | "by" | "from";
export type Tone = "occurred" | "said" | "disputed" | "planned";
export type Side = "inside" | "over" | "right" | "left" | "above";
export type Two<T> = [T, T];

/** Half-open seconds since 0000-12-31; null is open. */
export interface Shape {
  kind: ShapeKind;
  a: number | null;
  b: number | null;
  c: number | null;
  d: number | null;
  unit: number;
  isStated: Two<boolean>;
  runsOn: Two<boolean>;
}

/** `row` is the number of the event in the list, from 0. */
export interface Item {
  row: number;
  shapes: Shape[];
  title: string;
  after: string;
  tone: Tone;
  isApproximate: boolean;
  isUncertain: boolean;
  isSure: boolean;
  sources: number;
  isAccount: boolean;
}

/** `events` are how many it holds, accounts not counted. */
export interface Track {
  name: string;
  items: Item[];
  events: number;
}

export interface Horizon {
  at: number;
  words: string;
}

export interface Rooms {
  few: number;
  tall: number;
  least: number;
  flat: number;
  marks: number;
  heap: number;
}

/** Those of `libyatl.views.scene.medium.PIXELS`, as the page hands them over. */
export interface Sizes {
  row: number;
  thin: number;
  disc: number;
  dot: number;
  least: number;
  leastWindow: number;
  leastDay: number;
  leastHours: number;
  fade: number;
  tail: number;
  inset: number;
  beside: number;
  air: number;
  bin: number;
  column: number;
  after: number;
  apart: number;
  over: number;
  words: number;
  leastLane: number;
  narrow: number;
  alone: Rooms;
  among: Rooms;
  stack: { most: number; line: number; mark: number; below: number };
  axis: { words: number; heads: number; beside: number; apart: number };
  ellipsis: string;
}

/** How wide a text of the size of a title is, in pixels. */
export type Measure = (text: string) => number;

/** [t0, t1, u0, u1] */
export type Panel = [number, number, number, number];
export type Scale = Panel[];

/** u is at x = left + (u - start) * stretch. */
export interface View {
  left: number;
  right: number;
  start: number;
  stretch: number;
}

export interface Plot {
  left: number;
  right: number;
  at: (second: number) => number;
  sizes: Sizes;
  measure: Measure;
}

/** [unit, every, least seconds] */
export type Step = ["minute" | "day" | "month" | "year", number, number];

export interface Tick {
  x: number;
  words: string;
  head: string;
  isMajor: boolean;
}

export interface Fold {
  x0: number;
  x1: number;
  words: string;
  at: number;
}

export interface Axis {
  left: number;
  right: number;
  ticks: Tick[];
  heads: [number, string][];
  folds: Fold[];
}

export interface Mark {
  shape: Shape;
  x0: number;
  x1: number;
  core: Two<number> | null;
  edge: number | null;
  isDisc: boolean;
}

export interface Words {
  x: number;
  width: number;
  text: string;
  after: string;
  side: Side;
}

export interface Strip {
  item: Item;
  marks: Mark[];
  words: Words | null;
}

export interface Block {
  strips: Strip[];
  row: number;
  y: number;
  isShared: boolean;
  joint: number | null;
  marksY: number[];
}

export interface Column {
  x: number;
  certain: number;
  possible: number;
}

/** `rows` are the events in it, in order: the page can list them. */
export interface Heap {
  x0: number;
  x1: number;
  events: number;
  columns: Column[];
  words: Words;
  isAll: boolean;
  rows: number[];
}

export interface Through {
  events: number;
  certain: number;
  words: Words;
}

export interface Lane {
  name: string;
  events: number;
  height: number;
  level: 0 | 1 | 2;
  blocks: Block[];
  dots: Block[];
  heaps: Heap[];
  heapsY: Two<number>;
  through: Through | null;
  lost: number;
  most: number;
}

export interface Scene {
  axis: Axis;
  lanes: Lane[];
  horizon: [number, string] | null;
}

/** What is where in a picture: an event by its row, or a crowd. */
export interface Box {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
  row: number | null;
  heap: Heap | null;
}

/** A kind of name: what the facet is called, and every name, by its number. */
export interface Facet {
  kind: string;
  title: string;
  names: string[];
}

/** What the page says once, as JSON in `script.data`. */
export interface Told {
  facets: Facet[];
  /** By number: what stands behind a title where only some account puts the event there. */
  grounds: string[];
  scales: { folded: Scale; true: Scale };
  isClocked: boolean;
  horizon: Horizon | null;
  sizes: Sizes;
  /** How wide the names of lanes stand left of the plot, and the air at both ends of all, in pixels. */
  gutter: number;
  inset: number;
  strengths: Record<string, number>;
  /** The smallest first. */
  steps: Step[];
  months: string[];
  /** How long each fold of the folded scale is, in words, in order. */
  folds: string[];
  /** How it begins: lanes by a kind or "", how many, on which scale. */
  lanesBy: string;
  lanes: number;
  scale: "folded" | "true";
  /** With what every id of the page's own begins, and no event's. */
  prefix: string;
}

/** An event of the list. `facets` has by kind the numbers of its names, with the ground or null. */
export interface Entry {
  row: number;
  element: HTMLElement;
  id: string;
  items: Item[];
  facets: Map<string, Map<number, string | null>>;
}

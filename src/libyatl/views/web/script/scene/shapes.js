// How long a day is.

export const DAY = 86400;

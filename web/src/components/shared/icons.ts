// Small drawn signs, so that no font has to have them.
import { svg, type SVGTemplateResult } from 'lit';

const icon = (path: string): SVGTemplateResult => svg`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg>`;

export const plusIcon = icon('M8 3v10M3 8h10');
export const pencilIcon = icon('M3 13l.7-2.8 7-7 2.1 2.1-7 7zM9.4 4.5l2.1 2.1');
export const crossIcon = icon('M4 4l8 8M12 4l-8 8');
export const firstIcon = icon('M4 3v10M13 3.5L7 8l6 4.5z');
export const backIcon = icon('M11 3.5L5 8l6 4.5z');
export const forwardIcon = icon('M5 3.5L11 8l-6 4.5z');
export const lastIcon = icon('M12 3v10M3 3.5L9 8l-6 4.5z');
export const previousIcon = icon('M9.5 3.5L5 8l4.5 4.5');
export const nextIcon = icon('M6.5 3.5L11 8l-4.5 4.5');

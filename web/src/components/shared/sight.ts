// Bringing what a button made into sight, without moving the page when it can be seen already.

export function scrollToSee(element: Element | null): void {
  if (!element) return;
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 0 || bottom > window.innerHeight) element.scrollIntoView({ block: top < 0 ? 'start' : 'nearest' });
}

// What asks for places and sizes waits until everything that changes has changed: asked in between, the browser lays the page out each time.

/** A function that has `task` done once before the next picture is drawn, however often it is called until then. */
export function onceAFrame(task: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      task();
    });
  };
}

/** Tells the inner width of what it observes, at first and whenever it changes; by then the browser knows it anyway. */
export function widthObserver(tell: (width: number) => void): ResizeObserver {
  return new ResizeObserver((entries) => tell(entries.at(-1)?.contentRect.width ?? 0));
}

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** The visible stretch of a scrolling element, in pixels. */
export interface Viewport {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Follows scroll position and size of an element, at most once per animation frame. */
export function useViewport(element: RefObject<HTMLElement | null>): {
  readonly viewport: Viewport;
  readonly onScroll: () => void;
} {
  // A size to begin with: jsdom has no layout, and a first paint must not be empty.
  const [viewport, setViewport] = useState<Viewport>({ left: 0, top: 0, width: 1000, height: 640 });
  const frame = useRef(0);
  const measure = useCallback(() => {
    frame.current = 0;
    const box = element.current;
    if (box === null) return;
    setViewport((old) => {
      const next = {
        left: box.scrollLeft,
        top: box.scrollTop,
        width: box.clientWidth || old.width,
        height: box.clientHeight || old.height,
      };
      return sameViewport(old, next) ? old : next;
    });
  }, [element]);
  const onScroll = useCallback(() => {
    if (frame.current === 0) frame.current = requestAnimationFrame(measure);
  }, [measure]);
  useEffect(() => {
    measure();
    const box = element.current;
    if (box === null || typeof ResizeObserver === "undefined") return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    };
  }, [element, measure]);
  return { viewport, onScroll };
}

function sameViewport(a: Viewport, b: Viewport): boolean {
  return a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
}

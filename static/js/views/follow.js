// Keeps what is current in sight without jerking: the box scrolls only when the current part leaves a comfortable middle.

const calm = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");

/**
 * @param {HTMLElement} scroller
 * @param {{top: number, bottom: number, left: number, right: number}} part in the scroller's own coordinates, below what sticks to its top
 * @param {{left?: number, top?: number}} [stuck] how much of the box is taken by what sticks to its left and top
 * @param {number} [zoom] how much larger than in its own coordinates the part is seen
 */
export function follow(scroller, part, stuck = {}, zoom = 1) {
  const { clientHeight, clientWidth, scrollTop, scrollLeft, scrollHeight, scrollWidth } = scroller;
  if (!clientHeight) return;
  const top = within(part.top * zoom, part.bottom * zoom, scrollTop, clientHeight - (stuck.top ?? 0) - noticed(), 0.2);
  const left = within(part.left * zoom, part.right * zoom, scrollLeft, clientWidth - (stuck.left ?? 0), 0.04);
  const goal = { top: limit(top, scrollHeight - clientHeight), left: limit(left, scrollWidth - clientWidth) };
  if (Math.abs(goal.top - scrollTop) < 1 && Math.abs(goal.left - scrollLeft) < 1) return;
  const far = Math.abs(goal.top - scrollTop) > 2 * clientHeight || Math.abs(goal.left - scrollLeft) > 2 * clientWidth;
  scroller.scrollTo({ ...goal, behavior: far || calm?.matches ? "instant" : "smooth" });
}

/**
 * Does something once before the next frame, however often it is asked for until then: scrolling reads the layout, which
 * the frame computes anyway, and must not force one for each message.
 * @param {() => void} act
 */
export function oncePerFrame(act) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      act();
    });
  };
}

/** Where to scroll so that start … end lies inside the view, `margin` (a share of it) away from its edges. */
function within(start, end, now, size, margin) {
  const air = size * margin;
  if (end - start > size - 2 * air) return start - air;
  if (start < now + air) return start - air;
  // What comes next matters more than what was: leave it most of the room.
  if (end > now + size - air * 1.6) return Math.min(start - air, end - size * 0.62);
  return now;
}

/** How much the notices cover at the foot of the canvas. */
export function noticed() {
  const region = document.getElementById("toasts");
  return region?.childElementCount ? region.offsetHeight + 14 : 0;
}

function limit(value, most) {
  return Math.round(Math.max(0, Math.min(most, value)));
}

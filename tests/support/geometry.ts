import { expect, type Page } from '@playwright/test'

/** The widths a page is looked at, in pixels: of a phone, a tablet, a desk. */
export const widths = [390, 820, 1440]

/** Finds that nothing is wider than its window and no control lies on another, at each width. */
export async function expectRoom(page: Page, at: string, wide = widths): Promise<void> {
  for (const width of wide) {
    await page.setViewportSize({ width, height: 900 })
    expect(await faultsOf(page), `${at} at ${width}`).toEqual([])
  }
}

/** What sticks out of the window or lies on another control: in the open dialog, else in the page. */
export function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.documentElement
    const faults = root.scrollWidth > root.clientWidth + 1 ? [`${root.scrollWidth} wide in ${root.clientWidth}`] : []
    const all = [...root.querySelectorAll<HTMLElement>('a[href], button, input, select, summary')]
    const boxes = all.flatMap((element) => {
      const { visibility, position } = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      const isShown = visibility === 'visible' && position !== 'fixed' && box.width > 4 && box.height > 4
      // A link within a line of text is as many boxes as it has lines; a bar that stays in sight lies over the text.
      const isApart =
        isShown && !element.closest('p, li, dd, header, .reading-foot, .chapter-bar, nav[popover], [popover]')
      return isApart ? [{ element, box }] : []
    })
    for (const [index, one] of boxes.entries())
      for (const other of boxes.slice(index + 1)) {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        const isWithin = one.element.contains(other.element) || other.element.contains(one.element)
        if (across > 2 && down > 2 && !isWithin)
          faults.push(`${one.element.outerHTML.slice(0, 90)} on ${other.element.outerHTML.slice(0, 90)}`)
      }
    const header = root.querySelector('header')
    const controls = [...(header?.querySelectorAll<HTMLElement>('a, button') ?? [])].filter(
      (each) => each.offsetWidth > 0,
    )
    for (const [index, each] of controls.entries()) {
      const [box, next] = [each.getBoundingClientRect(), controls[index + 1]?.getBoundingClientRect()]
      if (
        next &&
        box.top < next.bottom &&
        next.top < box.bottom &&
        Math.min(box.right, next.right) - Math.max(box.left, next.left) > 1
      )
        faults.push(`${each.textContent} on the control after it`)
    }
    return faults
  })
}

import { expect, test } from '@playwright/test'
import { expectAccessible } from '@/tests/support/browser'
import { running, see } from '@/tests/support/dialog'
import { expectRoom } from '@/tests/support/geometry'
import { doneEvent, slotEvent } from '@/tests/support/reading'

test.use({ viewport: { width: 1440, height: 900 } })

test('compared, the text as written stands on the one side and what is told in its place on the other', async ({
  page,
}) => {
  const { dialog, script, slots } = await running(page)
  const compare = dialog.getByRole('button', { name: 'Compare' })
  await expect(compare).toBeDisabled()
  const told = {
    treatment: 'rewritten',
    source: 'generated',
    html: '<p>Said anew.</p>',
    markdown: 'Said anew.',
  } as const
  script.send(...slots.map((id) => slotEvent(id, told)), doneEvent('personalized', slots.length))
  await expect(dialog.getByRole('status')).toContainText('Personalized')
  await see(dialog, dialog.getByText('Said anew.').first())
  await compare.click()
  await expect(compare).toHaveAttribute('aria-pressed', 'true')
  await expect(dialog.getByText('Said anew.')).toHaveCount(slots.length)

  const sides = await dialog.evaluate((room) => {
    const edges = (selector: string) =>
      [...room.querySelectorAll(selector)].map((each) => {
        const { left, right } = each.getBoundingClientRect()
        return { left, right }
      })
    return {
      written: edges('.reading-pair > :first-child, article > .heading, aside'),
      told: edges('.reading-other'),
    }
  })
  expect(sides.told.length).toBe(slots.length)
  const heads = await dialog
    .locator('.reading-sides p')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().left))
  expect(heads).toHaveLength(2)
  expect(heads[0]).toBeCloseTo(Math.min(...sides.written.map(({ left }) => left)), 0)
  expect(heads[1]).toBe(sides.told[0]?.left)
  // They stay while the text is scrolled.
  await dialog.evaluate((room) => room.scrollTo({ top: 3000 }))
  await expect(dialog.locator('.reading-sides')).toBeInViewport()
  const middle = Math.min(...sides.told.map(({ left }) => left))
  expect(sides.written.filter(({ right }) => right > middle)).toEqual([])
  await expectAccessible(page)
  await expectRoom(page, 'compared', [1440])
  await page.setViewportSize({ width: 820, height: 1100 })
  await expectRoom(page, 'compared', [820])
})

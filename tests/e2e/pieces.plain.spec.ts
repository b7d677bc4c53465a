import { expect, test } from '@playwright/test'

test('a quiz is checked: nothing chosen, a wrong answer, the right one', async ({ page }) => {
  await page.goto('/de/chapters/sensing')
  const quiz = page.locator('.quiz')
  await quiz.getByText('Antwort prüfen').click()
  await expect(quiz.getByText('Erst eine Antwort wählen.')).toBeVisible()
  await quiz.getByRole('radio').first().check()
  await expect(quiz.getByText('Erst eine Antwort wählen.')).toBeHidden()
  await expect(quiz.getByText('ist nicht richtig.').locator('visible=true')).toHaveCount(1)
  await quiz.getByRole('radio').nth(1).check()
  await expect(quiz.getByText('ist nicht richtig.').locator('visible=true')).toHaveCount(0)
  await expect(quiz.getByText('ist richtig.')).toBeVisible()
  await expect(quiz.getByText('Wer feiner misst')).toBeVisible()
  await quiz.getByText('Hinweis').click()
  await expect(quiz.getByText('wenn die Spanne kürzer wird')).toBeVisible()
})

test('tabs show one alternative by keyboard, and move nothing; on paper all stand there', async ({ page }) => {
  await page.goto('/de/chapters/sensing')
  const height = () => page.locator('article').evaluate((article) => article.getBoundingClientRect().height)
  const [python, cpp] = [page.getByText('def zählwert'), page.getByText('int zaehlwert')]
  const before = await height()
  await expect(cpp).toBeHidden()
  await page.getByRole('radio', { name: 'Python' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(cpp).toBeVisible()
  await expect(python).toBeHidden()
  expect(await height()).toBe(before)
  await page.emulateMedia({ media: 'print' })
  await expect(python).toBeVisible()
  await expect(cpp).toBeVisible()
})

test('a figure is seen large, and put back by Escape, without moving the text', async ({ page }) => {
  await page.goto('/chapters/sensing')
  const height = () => page.locator('article').evaluate((article) => article.getBoundingClientRect().height)
  const figure = page.locator('figure.zoom').first()
  const drawing = figure.getByRole('img')
  const [small, before] = [await drawing.boundingBox(), await height()]
  await figure.getByRole('button', { name: 'Enlarge' }).click()
  await expect(figure.getByRole('button', { name: 'Close' })).toBeVisible()
  expect((await drawing.boundingBox())?.width).toBeGreaterThan((small?.width ?? 0) * 1.3)
  expect(await height()).toBe(before)
  await page.keyboard.press('Escape')
  await expect(figure.getByRole('button', { name: 'Close' })).toBeHidden()
  expect((await drawing.boundingBox())?.width).toBe(small?.width)
})

import { expect, test } from 'vitest'
import { count, exposition, gauge, observe } from '@/lib/metrics'

const lines = (name: string) =>
  exposition()
    .split('\n')
    .filter((line) => line.startsWith(name))

test('what is counted is told by its labels', () => {
  count('lectern_sections_total', { outcome: 'generated' })
  count('lectern_sections_total', { outcome: 'generated' }, 2)
  count('lectern_sections_total', { outcome: 'a"\n' })
  expect(lines('lectern_sections_total')).toEqual([
    'lectern_sections_total{outcome="generated"} 3',
    'lectern_sections_total{outcome="a\\"\\n"} 1',
  ])
  gauge('lectern_provider_up', 1)
  gauge('lectern_provider_up', 0)
  expect(lines('lectern_provider_up')).toEqual(['lectern_provider_up 0'])
})

test('what took time is told by steps that include those before them', () => {
  for (const seconds of [0.01, 0.3, 99]) observe('lectern_reading_seconds', seconds)
  const told = lines('lectern_reading_seconds')
  expect(told).toContain('lectern_reading_seconds_bucket{le="0.02"} 1')
  expect(told).toContain('lectern_reading_seconds_bucket{le="0.5"} 2')
  expect(told).toContain('lectern_reading_seconds_bucket{le="30"} 2')
  expect(told).toContain('lectern_reading_seconds_bucket{le="+Inf"} 3')
  expect(told).toContain('lectern_reading_seconds_count 3')
})

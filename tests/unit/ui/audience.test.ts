import { expect, test } from 'vitest'
import { audienceOf } from '@/app/_ui/mdx/audience'
import { wordsOf } from '@/app/_ui/words/words'
import { conditionOf } from '@/lib/book/concepts'
import { book } from '@/tests/support/book'

test.each([
  ['hardware: none, beginner', 'new to hardware'],
  ['software: none', 'new to programming'],
  ['hardware: intermediate, expert', 'at home in hardware'],
  ['hardware: beginner, intermediate', 'who know some hardware'],
  ['software: python, ros', 'who know Python or ROS'],
  ['software: expert; hardware: none', 'at home in programming and new to hardware'],
  ['hardware: expert, arduino', 'at home in hardware who know Arduino'],
])('%s is for readers %s', (condition, words) => {
  expect(audienceOf(conditionOf(condition), book.vocabulary, wordsOf('en'))).toBe(words)
})

/** The middle of some values; of an even number the upper one. */
export function median(values: number[]): number {
  return quantile(values, 0.5)
}

/** @param share 0 the least, 1 the most */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN
}

/** "1.23 (1.10 to 1.41)": the median, and between what it lies. */
export function spread(values: number[], digits = 2): string {
  const [middle, least, most] = [0.5, 0, 1].map((share) => quantile(values, share).toFixed(digits))
  return `${middle} (${least} to ${most})`
}

/** Prints rows in columns, the first as their heads. */
export function printTable(rows: string[][]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}
